"""Makes a monitor with boto3; the environment says where (AWS_ENDPOINT_URL)."""

import os
import time
import uuid
from datetime import datetime, timedelta, timezone

os.environ.setdefault("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "secret")
os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")

import boto3

client = boto3.client("networkflowmonitor", region_name="us-east-1")

# The example of CreateMonitor in Amazon's documentation, as it stands there.
made = client.create_monitor(
    monitorName="demo",
    localResources=[
        {
            "type": "AWS::EC2::VPC",
            "identifier": "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-03ea55eeda25adbb0",
        }
    ],
    scopeArn="arn:aws:networkflowmonitor:us-east-1:123456789012:scope/e21cda79-30a0-4c12-9299-d8629d76d8cf",
)
assert made["monitorArn"] == "arn:aws:networkflowmonitor:us-east-1:123456789012:monitor/demo", made
assert made["monitorName"] == "demo", made
assert made["monitorStatus"] in ("PENDING", "ACTIVE"), made
assert made["tags"] == {}, made
assert isinstance(made["createdAt"], datetime), made
assert abs(made["createdAt"] - datetime.now(timezone.utc)) < timedelta(minutes=1), made

# The same with every member, and the scope that the Region has by now.
scope = client.list_scopes()["scopes"][0]["scopeArn"]
client.create_monitor(
    monitorName="everything",
    localResources=[
        {"type": "AWS::EC2::Subnet", "identifier": "subnet-0123456789abcdef0"},
        {"type": "AWS::AvailabilityZone", "identifier": "us-east-1b"},
    ],
    remoteResources=[{"type": "AWS::AWSService", "identifier": "S3"}],
    scopeArn=scope,
    clientToken=str(uuid.uuid4()),
    tags={"team": "payments"},
)

deadline = time.monotonic() + 30
while client.get_monitor(monitorName="everything")["monitorStatus"] != "ACTIVE":
    assert time.monotonic() < deadline, "the monitor does not become active"

pages = client.get_paginator("list_monitors").paginate(PaginationConfig={"PageSize": 1})
assert [m["monitorName"] for page in pages for m in page["monitors"]] == ["demo", "everything"]

now = datetime.now(timezone.utc)
query = client.start_query_monitor_top_contributors(
    monitorName="everything",
    startTime=now - timedelta(minutes=5),
    endTime=now,
    metricName="ROUND_TRIP_TIME",
    destinationCategory="AMAZON_S3",
)["queryId"]
while (
    client.get_query_status_monitor_top_contributors(monitorName="everything", queryId=query)["status"]
    != "SUCCEEDED"
):
    assert time.monotonic() < deadline, "the query does not succeed"
results = client.get_query_results_monitor_top_contributors(monitorName="everything", queryId=query)
assert results["unit"] == "Microseconds" and results["topContributors"] == [], results

arn = client.get_monitor(monitorName="everything")["monitorArn"]
client.untag_resource(resourceArn=arn, tagKeys=["team"])
assert client.list_tags_for_resource(resourceArn=arn)["tags"] == {}

client.update_monitor(
    monitorName="everything",
    remoteResourcesToAdd=[{"type": "AWS::AWSService", "identifier": "DynamoDB"}],
)
try:
    client.create_monitor(
        monitorName="no name",
        localResources=[{"type": "AWS::Region", "identifier": "us-east-1"}],
        scopeArn=scope,
    )
    raise AssertionError("a name with a blank was taken")
except client.exceptions.ValidationException as refusal:
    assert refusal.response["ResponseMetadata"]["HTTPStatusCode"] == 400, refusal.response
    assert "pattern: [a-zA-Z0-9_.-]+" in refusal.response["Error"]["Message"], refusal.response
try:
    client.get_monitor(monitorName="never")
    raise AssertionError("there is a monitor that nobody made")
except client.exceptions.ResourceNotFoundException:
    pass
client.delete_monitor(monitorName="everything")
print("all is well")
