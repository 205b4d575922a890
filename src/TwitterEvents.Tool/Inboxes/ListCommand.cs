using System.CommandLine;
using TwitterEvents.Inbox;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary><c>twitter-events inbox list</c>: dead letters, what is tried again, or what waits. No body, no reason.</summary>
internal sealed class ListCommand
{
    private const int Most = 1_000;

    private readonly Option<string> state = new("--state") { Description = "What to list.", DefaultValueFactory = static _ => "dead" };
    private readonly Option<string?> handler = InboxSelectionOptions.HandlerOption();
    private readonly Option<string?> app = InboxSelectionOptions.AppOption();
    private readonly Option<string?> user = InboxSelectionOptions.UserOption();
    private readonly Option<bool> oldestFirst = new("--oldest-first") { Description = "Lists what came first before what came last." };
    private readonly Option<int> limit = new("--limit") { Description = "How many at most, 1 to 1,000.", HelpName = "NUMBER", DefaultValueFactory = static _ => 50 };
    private readonly Option<string?> after = new("--after") { Description = "Goes on where a list ended, at the place it named.", HelpName = "PLACE" };

    public static Command Create(InboxPlace place)
    {
        var list = new ListCommand();
        list.state.AcceptOnlyFromAmong("dead", "retrying", "waiting");
        list.limit.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number is < 1 or > Most))
            {
                result.AddError("--limit is a number from 1 to 1000.");
            }
        });
        var command = new Command("list", "Lists dead letters, calls that are tried again, or deliveries that wait; ids, names and times only, without bodies and reasons.")
        {
            list.state, list.handler, list.app, list.user, list.oldestFirst, list.limit, list.after,
        };
        place.SetAction(command, list.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(IInboxManagement inbox, ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var wanted = arguments.GetValue(state)!;
        var query = new InboxQuery
        {
            State = wanted switch
            {
                "waiting" => InboxState.Waiting,
                "retrying" => InboxState.Retrying,
                _ => InboxState.Dead,
            },
            Handler = arguments.GetValue(handler),
            App = arguments.GetValue(app),
            UserId = arguments.GetValue(user),
            OldestFirst = arguments.GetValue(oldestFirst),
            Count = arguments.GetValue(limit),
            After = arguments.GetValue(after),
        };
        if (query.State == InboxState.Waiting && query.Handler is not null)
        {
            throw new UsageException("--handler does not apply to --state waiting: what waits has not come to any handler yet.");
        }

        var page = await ReadAsync(inbox, query, cancellationToken);
        List<InboxEntryOutput> entries = [.. page.Entries.Select(InboxEntryOutput.Of)];
        output.Print(
            new InboxListOutput(wanted, entries, page.Next),
            OutputJsonContext.Readable.InboxListOutput,
            query.State == InboxState.Waiting ? InboxEntryOutput.Columns : InboxEntryOutput.CallColumns,
            [.. entries.Select(static entry => entry.Row())]);
        if (entries.Count == 0)
        {
            output.Note($"Nothing {(query.After is null ? "" : "more ")}is {wanted} that fits.");
        }
        else if (page.Next is not null)
        {
            output.Note($"There are more: --after {page.Next}");
        }

        return ExitCode.Success;
    }

    private static async Task<InboxPage> ReadAsync(IInboxManagement inbox, InboxQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.ListAsync(query, cancellationToken);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--after: '{query.After}' is no place in a list; a list that ends before its end names one.");
        }
    }
}
