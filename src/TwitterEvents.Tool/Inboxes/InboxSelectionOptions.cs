using System.CommandLine;
using System.Globalization;
using TwitterEvents.Inbox;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>The options that choose dead letters.</summary>
internal sealed class InboxSelectionOptions
{
    private readonly Argument<string[]> ids = new("ID")
    {
        Description = "Those of these deliveries, as `inbox list` shows them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> key = new("--key") { Description = "The one with this key.", HelpName = "KEY" };
    private readonly Option<string?> handler = HandlerOption();
    private readonly Option<string?> app = AppOption();
    private readonly Option<string?> user = UserOption();
    private readonly Option<string?> olderThan = new("--older-than") { Description = "Those that failed last so long ago: 30m, 12h or 7d.", HelpName = "AGE" };
    private readonly Option<bool> all = new("--all") { Description = "All of them." };

    public InboxSelectionOptions()
    {
        AcceptOnlyNumbers(ids);
        key.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (token.Value.Length != 2 * InboxKey.Length || !token.Value.All(char.IsAsciiHexDigit)))
            {
                result.AddError("--key is a key as `twitter-events inbox list` shows it: 32 digits and letters.");
            }
        });
        olderThan.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && ReadAge(token.Value) is null)
            {
                result.AddError("--older-than is a number of minutes, hours or days: 30m, 12h or 7d.");
            }
        });
    }

    public static Option<string?> HandlerOption() => new("--handler") { Description = "Only those of this handler, by its whole name.", HelpName = "NAME" };

    public static Option<string?> AppOption() => new("--app") { Description = "Only what this app received, where there are several.", HelpName = "NAME" };

    public static Option<string?> UserOption() => new("--user") { Description = "Only what is for this user.", HelpName = "ID" };

    public static void AcceptOnlyNumbers(Argument ids) => ids.Validators.Add(static result =>
    {
        if (result.Tokens.FirstOrDefault(static token => !long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)) is { } wrong)
        {
            result.AddError($"'{wrong.Value}' is no delivery's number; `twitter-events inbox list` shows them.");
        }
    });

    public void AddTo(Command command)
    {
        command.Arguments.Add(ids);
        Option[] options = [key, handler, app, user, olderThan, all];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether anything chooses dead letters.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(all) || HasFilter(arguments);

    /// <exception cref="UsageException">Nothing is chosen, or all and something.</exception>
    public InboxSelection Read(ParseResult arguments)
    {
        var hasFilter = HasFilter(arguments);
        if (arguments.GetValue(all) == hasFilter)
        {
            throw new UsageException(hasFilter
                ? "--all does not go with what chooses some."
                : "Say which dead letters: numbers of deliveries, --key, --handler, --app, --user, --older-than, or --all.");
        }

        return new InboxSelection
        {
            Ids = arguments.GetValue(ids) is { Length: > 0 } given ? [.. given.Select(static id => long.Parse(id, CultureInfo.InvariantCulture))] : null,
            Key = arguments.GetValue(key) is { } hex ? InboxKey.Of(Convert.FromHexString(hex)) : null,
            Handler = arguments.GetValue(handler),
            App = arguments.GetValue(app),
            UserId = arguments.GetValue(user),
            FailedBefore = arguments.GetValue(olderThan) is { } age ? TimeProvider.System.GetUtcNow() - ReadAge(age)!.Value : null,
        };
    }

    private bool HasFilter(ParseResult arguments) =>
        arguments.GetValue(ids) is { Length: > 0 } || ((Option<string?>[])[key, handler, app, user, olderThan]).Any(option => arguments.GetValue(option) is not null);

    /// <returns>Null if it is none.</returns>
    private static TimeSpan? ReadAge(string text) =>
        text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000
            ? text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                _ => null,
            }
            : null;
}
