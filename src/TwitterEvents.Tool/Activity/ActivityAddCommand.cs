using System.CommandLine;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Activity;

/// <summary><c>twitter-events activity add</c>.</summary>
internal sealed class ActivityAddCommand
{
    private readonly Argument<string> eventType = new("EVENT_TYPE") { Description = "The event type; `activity types` lists them." };
    private readonly Option<string?> userId = new("--user-id") { Description = "The user whose events are wanted. Default: the app's owner.", HelpName = "ID" };
    private readonly Option<string?> username = new("--username") { Description = "The same by the user's name.", HelpName = "NAME" };
    private readonly Option<string?> keyword = new("--keyword") { Description = "The keyword, for news.new.", HelpName = "WORD" };
    private readonly Option<string?> direction = new("--direction") { Description = "inbound or outbound. Default: both.", HelpName = "DIRECTION" };
    private readonly Option<string?> tag = new("--tag") { Description = "A text that its events repeat. Default: none.", HelpName = "TEXT" };
    private readonly TokenOptions tokens = new();
    private readonly Option<bool> noWebhook = ActivityCommand.NoWebhookOption();

    public static Command Create(PlatformOptions options)
    {
        var add = new ActivityAddCommand();
        var command = new Command("add", "Subscribes to one event type of one user, of one keyword, or of the app.")
        {
            add.eventType, add.userId, add.username, add.keyword, add.direction, add.tag, add.noWebhook, options.WebhookId, options.Url,
        };
        add.tokens.AddTo(command);
        command.SetAction(options, add.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var type = EventTypeNames.Read([arguments.GetValue(eventType)!], invocation.Output)[0];
        var (way, mark) = (arguments.GetValue(direction), arguments.GetValue(tag));
        if (way is not null)
        {
            EventTypeNames.CheckDirection(type, way);
        }

        if (mark is not null)
        {
            EventTypeNames.CheckTag(mark);
        }

        var target = await TargetAsync(type, way, invocation, arguments, cancellationToken);
        if (Subject.LacksTokens(target))
        {
            throw new UsageException($"{target} is {Subject.TokensCure}");
        }

        var (webhook, _) = await WebhookChoice.OfActivityAsync(invocation, arguments.GetValue(noWebhook), cancellationToken);
        var request = new ActivitySubscriptionRequest(type, target.Filter) { Tag = mark, WebhookId = webhook?.Id };
        try
        {
            Print(invocation, await invocation.Activity.SubscribeAsync(request, target.User, cancellationToken), "Subscribed", webhook);
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.AlreadySubscribed)
        {
            var there = (await invocation.Activity.ListAsync(target.Filter.UserId, cancellationToken: cancellationToken)).Where(target.Overlaps).ToList();
            if (there.Find(item => target.Is(item) && (webhook is null || item.WebhookId == webhook.Id) && (mark is null || item.Tag == mark)) is not { } same)
            {
                return Refuse(invocation, target, there, exception);
            }

            Print(invocation, same, "Subscribed already", webhook);
        }

        return ExitCode.Success;
    }

    private static int Refuse(Invocation invocation, ActivityTarget target, List<ActivitySubscription> there, TwitterApiException refusal)
    {
        if (there is not [var other, ..])
        {
            throw refusal;
        }

        var text = $"X has {target} in subscription {OutsideText.Show(other.Id)} ({OutsideText.Show(other.Filter.ToString())}, tag {OutsideText.Show(other.Tag ?? "none")}, "
            + $"webhook {OutsideText.Show(other.WebhookId ?? "none")}), and takes no second one. End it with `twitter-events activity delete {OutsideText.Show(other.Id)}`, or have "
            + $"`twitter-events activity sync --event-type {target.EventType}` move or replace it.";
        invocation.Output.Fail(new ErrorOutput("alreadySubscribed", (int?)refusal.Error.Status, refusal.Error.Code, refusal.Error.Reason, text, null), text);
        return ExitCode.Failure;
    }

    private async Task<ActivityTarget> TargetAsync(
        string type, string? way, Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var (id, name, word) = (arguments.GetValue(userId), arguments.GetValue(username), arguments.GetValue(keyword));
        var given = id is not null ? "--user-id" : name is not null ? "--username" : word is not null ? "--keyword" : null;
        switch (ActivityEventType.Find(type)?.Subject)
        {
            case ActivitySubject.App:
                return given is null ? new ActivityTarget(type, new ActivitySubscriptionFilter(), null) : throw new UsageException($"{given} does not apply: {type} is about the app.");
            case ActivitySubject.Keyword:
                return id is null && name is null
                    ? !string.IsNullOrWhiteSpace(word)
                        ? new ActivityTarget(type, ActivitySubscriptionFilter.OfKeyword(word), null)
                        : throw new UsageException($"{type} is about a keyword: name it with --keyword WORD.")
                    : throw new UsageException($"{given} does not apply: {type} is about a keyword. Name it with --keyword WORD.");
            case ActivitySubject.User when word is not null:
                throw new UsageException($"--keyword does not apply: {type} is about a user. Name it with --user-id ID or --username NAME.");
        }

        if (word is not null)
        {
            return id is null && name is null
                ? new ActivityTarget(type, ActivitySubscriptionFilter.OfKeyword(word) with { Direction = way }, null)
                : throw new UsageException("A subscription is about a user or a keyword: leave out --keyword, or the user.");
        }

        var user = await UserAsync(await KnownUsers.OpenAsync(invocation, arguments, tokens, cancellationToken), id, name, invocation, cancellationToken);
        return new ActivityTarget(type, ActivitySubscriptionFilter.OfUser(user.UserId!, way), user);
    }

    private static async Task<UserCredentials> UserAsync(KnownUsers known, string? id, string? name, Invocation invocation, CancellationToken cancellationToken)
    {
        if (id is not null && name is not null)
        {
            throw new UsageException("The user is named twice: leave out --user-id or --username.");
        }

        if (name is not null)
        {
            if (name.TrimStart('@') is not { Length: > 0 } bare || !bare.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_'))
            {
                throw new UsageException($"--username: '{name}' is no user's name: letters, digits and _.");
            }

            var account = await invocation.Accounts.FindAsync(name, cancellationToken) ?? throw new UsageException($"--username: X knows no user {name}.");
            id = account.Id;
            invocation.Output.Note($"{name} is user {OutsideText.Show(id)}.");
        }

        return id is null ? await known.OwnerAsync(cancellationToken) : await known.FindAsync(EventTypeNames.CheckUserId(id), cancellationToken);
    }

    private static void Print(Invocation invocation, ActivitySubscription subscription, string done, Webhook? webhook)
    {
        invocation.Output.Print(
            ActivitySubscriptionOutput.Of(subscription),
            OutputJsonContext.Readable.ActivitySubscriptionOutput,
            $"{done}: {OutsideText.Show($"{subscription.EventType} of {subscription.Filter}")} ({OutsideText.Show(subscription.Id)}), to {(webhook is null ? "the stream" : $"webhook {WebhookChoice.Show(webhook)}")}. "
                + $"An event costs: {Prices.Of(subscription.EventType)} (prices of {Prices.Date}).");
        if (webhook is { Valid: false })
        {
            invocation.Output.Note(InvalidWebhook(webhook));
        }
    }

    public static string InvalidWebhook(Webhook webhook) =>
        $"Webhook {WebhookChoice.Show(webhook)} is invalid, so that X sends it nothing: run `twitter-events webhook validate {OutsideText.Show(webhook.Id)}`.";
}
