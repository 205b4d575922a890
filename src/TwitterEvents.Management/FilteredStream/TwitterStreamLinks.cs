using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>Makes the calls, and reads their answers: the links are in <c>data.links</c>, as X's pages show it, or in <c>data</c>, as its specification does.</summary>
internal sealed class TwitterStreamLinks(ApiClient client) : ITwitterStreamLinks
{
    private const string Links = "2/tweets/search/webhooks";

    public async Task<IReadOnlyList<FilteredStreamLink>> ListAsync(CancellationToken cancellationToken)
    {
        var answer = await client.CallAsync(new ApiCall(HttpMethod.Get, Links, ApiAuthorization.Bearer), cancellationToken).ConfigureAwait(false);
        const string Promised = "which webhooks are linked";
        var data = answer.Json?.Property("data") ?? default;
        var list = data.Property("links") is { ValueKind: JsonValueKind.Array } links ? links : data;
        if (answer.HasErrors || list.ValueKind != JsonValueKind.Array)
        {
            return list.ValueKind == JsonValueKind.Undefined && answer.Json?.Property("meta").Number("result_count") == 0 ? [] : throw answer.Without(Promised);
        }

        return [.. list.EnumerateArray().Select(item => Read(item) ?? throw answer.Without(Promised))];
    }

    public Task LinkAsync(string webhookId, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(webhookId);
        var query = fields is { Count: > 0 } ? string.Join('&', fields.Select(static field => $"{ApiUri.Escape(field.Key)}={ApiUri.Escape(field.Value)}")) : null;
        return client.DoAsync(
            new ApiCall(HttpMethod.Post, One(webhookId), ApiAuthorization.Bearer) { Query = query, Promise = new Promise("provisioned") }, cancellationToken);
    }

    public Task UnlinkAsync(string webhookId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(webhookId);
        return client.DoAsync(
            new ApiCall(HttpMethod.Delete, One(webhookId), ApiAuthorization.Bearer) { Promise = new Promise("deleted") { OrNoContent = true } }, cancellationToken);
    }

    private static string One(string webhookId) => $"{Links}/{ApiUri.Escape(webhookId)}";

    private static FilteredStreamLink? Read(JsonElement item) => item.TextOrNumber("webhook_id") is { Length: > 0 } id
        ? new FilteredStreamLink(
            id,
            item.TextOrNumber("application_id"),
            item.Property("fields") is { ValueKind: JsonValueKind.Array } fields
                ? [.. fields.EnumerateArray().Where(static field => field.ValueKind == JsonValueKind.String).Select(static field => field.GetString()!)]
                : [])
        : null;
}
