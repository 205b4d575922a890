using System.Globalization;
using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;
using TwitterEvents.Testing.XActivity;

namespace TwitterEvents.Testing.Api;

/// <summary>
/// The subscriptions to X Activity: one event type of one user or keyword each. A private type takes that user's own credentials. By the bearer
/// token all are seen, changed and deleted; by a user's, that user's.
/// </summary>
internal static class ActivityCalls
{
    private const string All = "/2/activity/subscriptions";
    private const string One = All + "/{subscriptionId}";
    private const Access Anyone = Access.App | Access.User | Access.OAuth2User;
    private const int Limit = 500;
    private const int MaxPage = 1_000;
    private const int MaxIds = 100;

    public static IEnumerable<ApiEndpoint> Endpoints(XPlatform x)
    {
        var (afterwards, errors) = x.Options.ActivityAsReported ? (Access.App, AccessErrors.V2App) : (Anyone, AccessErrors.V2AnyUser);
        return
        [
            new("POST", All, Anyone, AccessErrors.V2AnyUser, Limit, call => Create(x, call)),
            new("GET", All, afterwards, errors, Limit, call => List(x, call)),
            new("DELETE", All, Access.App, AccessErrors.V2App, Limit, call => DeleteSome(x, call)),
            new("PUT", One, afterwards, errors, Limit, call => Change(x, call)),
            new("DELETE", One, afterwards, errors, Limit, call => Delete(x, call)),
        ];
    }

    private static Reply Create(XPlatform x, ApiCall call)
    {
        var request = ActivityRequestReader.Read(call, x.Now);
        if (request.EventType.IsPrivate)
        {
            Authorize(x, call, request);
        }

        if (request.WebhookId is not null)
        {
            V2.Find(x, request.WebhookId);
        }

        return x.Activity.Add(request) switch
        {
            ({ } subscription, _) => ActivityText.Created(subscription, x.Options.ActivityAnswer, x.Activity.All.Count),
            (_, ActivityRefusal.Duplicate) => Problems.DuplicateActivity,
            _ => Problems.ActivityLimit,
        };
    }

    private static void Authorize(XPlatform x, ApiCall call, ActivityRequest request)
    {
        var userId = request.Filter.UserId!;
        var isOAuth2 = call.Scopes is not null;
        var refusal = x.Options.ActivityAsReported && (isOAuth2 || call.User is null) ? AccessErrors.OAuth1Only(isOAuth2)
            : call.User is not { } user ? AccessErrors.V2AnyUser.WrongKind
            : user.Id != userId ? Problems.NotAuthorized("filter.user_id", userId)
            : !user.MaySubscribe ? Problems.Forbidden
            : call.Scopes?.Contains(request.EventType.Scope!) == false ? Problems.MissingScope(request.EventType.Scope!)
            : null;
        if (refusal is not null)
        {
            throw new ApiFailure(refusal);
        }
    }

    private static Reply List(XPlatform x, ApiCall call)
    {
        var size = call.Parameter("max_results") is not { } text ? MaxPage
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxPage ? number
            : throw Invalid($"'max_results' is not a number from 1 to {MaxPage}.");
        var after = call.Parameter("pagination_token") is not { } token ? 0
            : ActivityText.ReadPageToken(token) ?? throw Invalid("'pagination_token' is none.");
        var userId = call.Parameter("user_id");
        if (userId is not null && !ActivityRequestReader.IsId(userId))
        {
            throw Invalid("'user_id' is not 1 to 19 digits.");
        }

        var seen = x.Activity.All.FindAll(subscription => IsSeen(subscription, call.User));
        var rest = seen.FindAll(subscription => subscription.Number > after && (userId is null || subscription.Filter.UserId == userId));
        return ActivityText.Page([.. rest.Take(size)], rest.Count <= size, seen.Count);
    }

    private static Reply Change(XPlatform x, ApiCall call)
    {
        var id = Find(x, call).Id;
        var (tag, webhookId) = ActivityRequestReader.ReadChange(call);
        if (webhookId is not null)
        {
            V2.Find(x, webhookId);
        }

        return x.Activity.Change(id, old => old with { Tag = tag ?? old.Tag, WebhookId = webhookId ?? old.WebhookId }) is { } changed
            ? ActivityText.Changed(changed, x.Options.ActivityAnswer, x.Activity.All.Count)
            : NotFound(id);
    }

    private static Reply Delete(XPlatform x, ApiCall call)
    {
        var id = Find(x, call).Id;
        return !x.Activity.Remove(id) ? NotFound(id)
            : x.Options.ActivityDeleteHasContent ? ActivityText.Answer(new JsonObject { ["deleted"] = true }, x.Activity.All.Count)
            : Reply.NoContent;
    }

    private static Reply DeleteSome(XPlatform x, ApiCall call)
    {
        var ids = (call.Parameter("ids") ?? "").Split(',');
        if (ids is [""] || ids.Length > MaxIds)
        {
            throw Invalid($"'ids' are not 1 to {MaxIds}, with commas between them.");
        }

        var results = ids.Select(id => (Id: id, IsDeleted: x.Activity.Remove(id))).ToList();
        var answer = new JsonObject
        {
            ["data"] = WireText.Array(results.Where(result => result.IsDeleted).Select(
                result => new JsonObject { ["subscription_id"] = result.Id, ["deleted"] = true })),
            ["meta"] = new JsonObject { ["total_subscriptions"] = x.Activity.All.Count },
        };
        if (results.Exists(result => !result.IsDeleted))
        {
            answer["errors"] = WireText.Array(results.Where(result => !result.IsDeleted).Select(result => new JsonObject
            {
                ["subscription_id"] = result.Id,
                ["reason"] = "SubscriptionNotFound",
                ["message"] = "There is no such subscription.",
            }));
        }

        return Reply.Ok(answer);
    }

    private static ActivitySubscription Find(XPlatform x, ApiCall call)
    {
        var id = call.Route("subscriptionId");
        var subscription = x.Activity.Find(id) ?? throw new ApiFailure(NotFound(id));
        return IsSeen(subscription, call.User) ? subscription : throw new ApiFailure(Problems.NotAuthorized("subscription_id", id));
    }

    private static bool IsSeen(ActivitySubscription subscription, FakeXUser? user) => user is null || subscription.Filter.UserId == user.Id;

    private static Reply NotFound(string id) => Problems.ResourceNotFound("activity_subscription", "subscription_id", id);

    private static ApiFailure Invalid(string detail) => new(Problems.InvalidRequest(detail));
}
