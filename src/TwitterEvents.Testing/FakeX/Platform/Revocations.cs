using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TwitterEvents.Testing.Deliveries;

namespace TwitterEvents.Testing.Platform;

/// <summary>What happens when a user takes back what the app was let in for.</summary>
internal sealed class Revocations(XPlatform x)
{
    public Task<IReadOnlyList<FakeXDelivery>> RevokeAsync(string userId, CancellationToken cancellationToken)
    {
        // Told is who is subscribed now; then nobody is any more.
        var outgoing = Notices(userId, x.Recipients);
        x.Accounts.Revoke(userId);
        x.Webhooks.Unsubscribe(x.Webhooks.All, userId);
        x.Activity.RemoveAll(subscription => subscription.Filter.UserId == userId);
        return x.Deliverer.DeliverAsync(outgoing, cancellationToken);
    }

    private Addressed Notices(string userId, Recipients to)
    {
        var date = x.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
        var ofActivity = EventBody.Parse(ActivityNotice(userId, date));
        var ofAccountActivity = AccountActivityNotice(userId, date);
        return Addressed.All(
        [
            ActivityAddressing.ToWhoeverWants(ofActivity, userId, to),
            Addressed.ToWebhooks(to.Webhooks
                .Where(webhook => webhook.Valid && webhook.Users.Contains(userId))
                .Select(webhook => new Outgoing(webhook, null, ofAccountActivity))),
        ]);
    }

    private byte[] ActivityNotice(string userId, string date) => Bytes(new JsonObject
    {
        ["data"] = new JsonObject
        {
            ["event_uuid"] = RandomText.Id(),
            ["filter"] = new JsonObject(),
            ["event_type"] = XActivity.EventTypes.Revocation,
            ["payload"] = new JsonObject { ["user_id"] = userId, ["date_time"] = date, ["app_id"] = x.Accounts.App.Id },
        },
    });

    private byte[] AccountActivityNotice(string userId, string date) => Bytes(new JsonObject
    {
        ["user_event"] = new JsonObject
        {
            ["revoke"] = new JsonObject
            {
                ["date_time"] = date,
                ["target"] = new JsonObject { ["app_id"] = x.Accounts.App.Id },
                ["source"] = new JsonObject { ["user_id"] = userId },
            },
        },
    });

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
