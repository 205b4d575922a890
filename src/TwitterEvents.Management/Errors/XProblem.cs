using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>
/// What the body of an answer says went wrong: <c>{"errors":[{"code","message"}]}</c>, or a problem of RFC 9457 with <c>type</c>,
/// <c>title</c> and <c>detail</c>, or both.
/// </summary>
internal sealed record XProblem
{
    /// <summary>The answer's status; of a refusal inside a 2xx the one its body names.</summary>
    public required int Status { get; init; }

    public int? Code { get; private init; }

    /// <summary>The last part of the problem's <c>type</c>; empty if there is none.</summary>
    public string Type { get; private init; } = "";

    /// <summary>One of X's named reasons, wherever it stands: its place in a body is not documented.</summary>
    public string? Reason { get; private init; }

    /// <summary>As X wrote it; empty if it said nothing.</summary>
    public string Message { get; private init; } = "";

    /// <summary>Whether the body says that something went wrong.</summary>
    public bool Exists => Code is not null || Message.Length > 0;

    private string Title { get; init; } = "";

    public static XProblem Of(ApiAnswer answer)
    {
        var status = (int)answer.Status;
        if (answer.Json is not { ValueKind: JsonValueKind.Object } root)
        {
            return new XProblem { Status = status };
        }

        var error = FirstError(root);
        var type = error.Text("type") ?? root.Text("type") ?? "";
        return new XProblem
        {
            Status = answer.IsSuccess && (error.Number("status") ?? root.Number("status")) is { } inside and >= 300 and < 600 ? (int)inside : status,
            Code = (error.Number("code") ?? root.Number("code")) is { } code and >= 0 and <= int.MaxValue ? (int)code : null,
            Type = type[(type.LastIndexOf('/') + 1)..],
            Title = error.Text("title") ?? root.Text("title") ?? "",
            Reason = FindReason(root),
            Message = Sentence(error) ?? Sentence(root) ?? "",
        };
    }

    public bool Says(string words) =>
        Message.Contains(words, StringComparison.OrdinalIgnoreCase)
        || Title.Contains(words, StringComparison.OrdinalIgnoreCase)
        || Type.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first that says something.</summary>
    private static JsonElement FirstError(JsonElement root) =>
        root.Property("errors") is { ValueKind: JsonValueKind.Array } errors
            ? errors.EnumerateArray().FirstOrDefault(error => Sentence(error) is not null || error.Number("code") is not null)
            : default;

    private static string? Sentence(JsonElement error) =>
        error.ValueKind == JsonValueKind.String
            ? error.GetString()
            : error.Text("message") ?? error.Text("detail") ?? error.Text("title") ?? error.Text("error_description") ?? error.Text("error");

    private static string? FindReason(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => ErrorTable.FindReason(json.GetString()!),
        JsonValueKind.Array => json.EnumerateArray().Select(FindReason).FirstOrDefault(reason => reason is not null),
        JsonValueKind.Object => json.EnumerateObject().Select(property => FindReason(property.Value)).FirstOrDefault(reason => reason is not null),
        _ => null,
    };
}
