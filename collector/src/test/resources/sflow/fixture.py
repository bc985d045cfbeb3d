"""Writes what Wireshark reads in the flow samples of a capture: python3 fixture.py CAPTURE.pcap | gzip -9n > CAPTURE.tsv.gz

A line a flow sample, in order. Wireshark's sFlow dissector does not skip an unknown record by its length (seen in 4.0.17), so what follows one is wrong there. Each sample is
therefore put into a datagram of its own, without its records, for the dissector to read, and each sampled header into a capture of its own, to be dissected as a packet.
"""
import struct
import subprocess
import sys
import tempfile

SAMPLE = ["sequence_number", "source_id_type", "source_id_index", "sampling_rate", "input_interface_value", "output_interface_value"]
PACKET = ("eth.src eth.dst eth.type vlan.id ip.src ip.dst ip.proto ip.dsfield ip.ttl ip.len ipv6.src ipv6.dst ipv6.nxt ipv6.tclass ipv6.hlim ipv6.plen "
          "tcp.srcport tcp.dstport tcp.flags udp.srcport udp.dstport icmp.type icmp.code icmpv6.type icmpv6.code frame.protocols").split()


def tshark(file, fields, *options):
    command = ["tshark", "-r", file, *options, "-T", "fields", *(part for field in fields for part in ("-e", field))]
    return [line.split("\t") for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")[:-1]]


def flow_samples(payload):
    """For each flow sample: a datagram of its fixed part; protocol, frame length, stripped and bytes of its sampled header."""
    at = 8 + (4 if payload[7] == 1 else 16) + 12
    begin = payload[:at] + struct.pack(">I", 1)
    (count,) = struct.unpack_from(">I", payload, at)
    at += 4
    for _ in range(count):
        tag, length = struct.unpack_from(">II", payload, at)
        at += 8
        if tag in (1, 3):
            fixed = 28 if tag == 1 else 40
            datagram = begin + struct.pack(">II", tag, fixed + 4) + payload[at:at + fixed] + struct.pack(">I", 0)
            record = at + fixed
            (records,) = struct.unpack_from(">I", payload, record)
            record += 4
            for _ in range(records):
                kind, size = struct.unpack_from(">II", payload, record)
                if kind == 1:
                    protocol, frame, stripped, captured = struct.unpack_from(">IIII", payload, record + 8)
                    yield datagram, (protocol, frame, stripped, payload[record + 24:record + 24 + captured])
                record += 8 + size
        at += length


def capture_of(packets, link):
    """A capture of (length on the wire, bytes)."""
    file = tempfile.NamedTemporaryFile(suffix=".pcap")
    file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, link))
    for length, data in packets:
        file.write(struct.pack("<IIII", 0, 0, len(data), max(len(data), length)) + data)
    file.flush()
    return file


def read_samples(datagrams):
    """What Wireshark reads in datagrams that it is given in UDP over IPv4."""
    ip = lambda size: struct.pack(">BBHHHBBH4s4s", 0x45, 0, 28 + size, 0, 0, 64, 17, 0, bytes(4), bytes(4))
    packets = [(0, ip(len(data)) + struct.pack(">HHHH", 6343, 6343, 8 + len(data), 0) + data) for data in datagrams]
    with capture_of(packets, 101) as file:
        return tshark(file.name, ["sflow.flow_sample." + name for name in SAMPLE])


def dissect(packets):
    """What Wireshark reads in the headers, keyed by their place."""
    read = {}
    for link, protocols in ((1, (1,)), (101, (11, 12))):
        places = [place for place, packet in enumerate(packets) if packet[0] in protocols]
        frames = [(packets[place][1] - packets[place][2], packets[place][3]) for place in places]
        with capture_of(frames, link) as file:
            lines = tshark(file.name, PACKET, "-E", "occurrence=f", "-o", "ip.defragment:FALSE", "-o", "tcp.desegment_tcp_streams:FALSE")
        assert len(lines) == len(places)
        read.update(zip(places, lines))
    return read


def main(capture):
    samples = [sample for (payload,) in tshark(capture, ["udp.payload"]) for sample in flow_samples(bytes.fromhex(payload))]
    fixed = read_samples([datagram for datagram, _ in samples])
    packets = [packet for _, packet in samples]
    read = dissect(packets)
    print("\t".join(SAMPLE + ["frame_length"] + PACKET))
    for place, packet in enumerate(packets):
        print("\t".join([*fixed[place], str(packet[1]), *read[place]]))


main(sys.argv[1])
