using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>The webhooks that get the posts of the filtered stream. The limit is that of webhooks.</summary>
internal static class StreamLinkCalls
{
    private const string All = "/2/tweets/search/webhooks";
    private const string One = All + "/{webhookId}";
    private const int Limit = 450;

    public static IEnumerable<ApiEndpoint> Endpoints(XPlatform x) =>
    [
        new("GET", All, Access.App, AccessErrors.V2App, Limit, _ => List(x)),
        new("POST", One, Access.App, AccessErrors.V2App, Limit, call => Link(x, call)),
        new("DELETE", One, Access.App, AccessErrors.V2App, Limit, call => Unlink(x, call)),
    ];

    private static Reply List(XPlatform x)
    {
        var links = WireText.Array(x.StreamLinks.All.Select(link => new JsonObject
        {
            ["application_id"] = x.Accounts.App.Id,
            ["business_user_id"] = x.Accounts.App.Owner.Id,
            ["fields"] = WireText.Array(link.Fields.Select(field => (JsonNode)field)),
            ["instance_id"] = link.Id,
            ["webhook_id"] = link.WebhookId,
        }));
        return V2.Data(x.Options.StreamLinksInArray ? links : new JsonObject { ["links"] = links });
    }

    private static Reply Link(XPlatform x, ApiCall call)
    {
        // Cut at each comma, whatever it separates: so X's documentation shows them.
        var fields = call.Parameters.SelectMany(parameter => $"{parameter.Key}={parameter.Value}".Split(','));
        x.StreamLinks.Add(V2.Find(x, call).Id, [.. fields]);
        return V2.Data(new JsonObject { ["provisioned"] = true });
    }

    private static Reply Unlink(XPlatform x, ApiCall call)
    {
        var id = V2.Find(x, call).Id;
        return x.StreamLinks.Remove(id)
            ? V2.Data(new JsonObject { ["deleted"] = true })
            : Problems.ResourceNotFound("webhook_link", "webhook_id", id);
    }
}
