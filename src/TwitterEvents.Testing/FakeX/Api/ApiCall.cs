using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TwitterEvents.Testing.Api;

/// <summary>A request to the API, read whole.</summary>
internal sealed class ApiCall
{
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly HttpRequest request;
    private readonly byte[] body;

    private ApiCall(HttpRequest request, byte[] body)
    {
        this.request = request;
        this.body = body;

        // As sent, for this is what was signed; Request.Path is decoded.
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var (path, query) = Split(target);
        BaseUrl = $"{request.Scheme}://{request.Host.Value}{path}";
        var isForm = request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) == true;
        Form = isForm ? [.. FormText.Parse(Encoding.UTF8.GetString(body))] : [];
        Parameters = [.. FormText.Parse(query), .. Form];
    }

    public string Method => request.Method;

    /// <summary>The URL without its query.</summary>
    public string BaseUrl { get; }

    /// <summary>The parameters of the query and of a form body, decoded, in the order sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>The parameters of a form body alone.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form { get; }

    public string? Authorization => request.Headers.Authorization.Count == 1 ? request.Headers.Authorization[0] : null;

    /// <summary>The user whose token signed the call; null for the app alone.</summary>
    public FakeXUser? User { get; init; }

    /// <summary>What the user's OAuth 2.0 token allows; null for everything.</summary>
    public IReadOnlyCollection<string>? Scopes { get; private init; }

    public FakeXUser RequiredUser => User ?? throw new InvalidOperationException("This call has no user.");

    public CancellationToken Aborted { get; private init; }

    public static async Task<ApiCall> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return new ApiCall(request, body.ToArray()) { Aborted = cancellationToken };
    }

    public ApiCall By(FakeXUser? user, IReadOnlyCollection<string>? scopes = null) => new(request, body) { User = user, Scopes = scopes, Aborted = Aborted };

    public string Route(string name) => (string)request.RouteValues[name]!;

    public string? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Key == name).Value;

    /// <summary>A parameter of the form body, where secrets belong: in a query they would be logged on the way.</summary>
    public string? FormParameter(string name) => Form.FirstOrDefault(parameter => parameter.Key == name).Value;

    /// <summary>The JSON body; null if it is none, or no object.</summary>
    public JsonElement? JsonObject()
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text member of the JSON body; null if it is not there.</summary>
    public string? JsonText(string name)
    {
        try
        {
            return JsonObject() is { } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate is in it.
            return null;
        }
    }

    private static (string Path, string Query) Split(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, "") : (target[..mark], target[(mark + 1)..]);
    }
}
