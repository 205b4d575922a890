using System.CommandLine;
using TwitterEvents.Diagnostics;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Webhooks;

/// <summary><c>twitter-events webhook add|list|validate|delete</c>. They call X, and nothing else.</summary>
internal static class WebhookCommand
{
    public static Command Create()
    {
        var options = new PlatformOptions();
        var command = new DocumentedCommand("webhook", "Tells X of a webhook, or lists, validates and deletes the ones it knows.")
        {
            Notes = """
                Examples:
                  twitter-events webhook add --url https://bot.example.com/webhooks/twitter
                  twitter-events webhook list --json
                  twitter-events webhook validate --webhook-id 1146654567674912769 --api v1-premium --environment dev

                Needs: ConsumerKey, ConsumerSecret, AccessToken and AccessTokenSecret of the app's owner for v1-premium and v1-enterprise;
                BearerToken, or ConsumerKey and ConsumerSecret, for x-activity and v2, whose webhooks are the same, and for lists.
                """,
        };
        options.AddTo(command);
        command.Subcommands.Add(Add(options));
        command.Subcommands.Add(List(options));
        command.Subcommands.Add(Validate(options));
        command.Subcommands.Add(Delete(options));
        return command;
    }

    private static Command Add(PlatformOptions options)
    {
        var command = new Command("add", "Creates a webhook for --url; X asks the URL its check (CRC) before it answers.") { options.Url };
        command.SetAction(options, async (invocation, cancellationToken) =>
        {
            var url = invocation.Url is { Length: > 0 } given
                ? given
                : throw new UsageException("Give the public address of the webhook: --url URL, or the setting Twitter:Url.");
            var webhook = WebhookOutput.Of(await invocation.X.CreateAsync(url, cancellationToken));
            invocation.Output.Print(webhook, OutputJsonContext.Readable.WebhookOutput, WebhookOutput.Columns, [webhook.Row()]);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command List(PlatformOptions options)
    {
        var command = new Command("list", "Lists the webhooks of the app (v1-premium: of the environment).");
        command.SetAction(options, async (invocation, cancellationToken) =>
        {
            var webhooks = (await invocation.X.ListAsync(cancellationToken)).Select(WebhookOutput.Of).ToList();
            invocation.Output.Print(
                new WebhookListOutput(webhooks), OutputJsonContext.Readable.WebhookListOutput, WebhookOutput.Columns, [.. webhooks.Select(webhook => webhook.Row())]);
            if (webhooks.Count == 0)
            {
                invocation.Output.Note("X lists no webhook.");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Command Validate(PlatformOptions options)
    {
        var id = IdArgument();
        var command = new Command("validate", "Makes X ask the webhook its check (CRC) now, which makes an invalid webhook valid.") { id, options.WebhookId, options.Url };
        command.SetAction(options, async (invocation, arguments, cancellationToken) =>
        {
            var webhookId = await WebhookChoice.ChooseAsync(invocation, arguments.GetValue(id), cancellationToken);
            await invocation.X.ValidateAsync(webhookId, cancellationToken);
            invocation.Output.Print(
                new WebhookValidatedOutput(webhookId, Valid: true), OutputJsonContext.Readable.WebhookValidatedOutput, $"Webhook {OutsideText.Show(webhookId)} is valid.");
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Delete(PlatformOptions options)
    {
        var id = IdArgument();
        var command = new Command("delete", "Deletes a webhook and its subscriptions.") { id, options.WebhookId, options.Url };
        command.SetAction(options, async (invocation, arguments, cancellationToken) =>
        {
            var webhookId = await WebhookChoice.ChooseAsync(invocation, arguments.GetValue(id), cancellationToken);
            await invocation.X.DeleteAsync(webhookId, cancellationToken);
            invocation.Output.Print(
                new WebhookDeletedOutput(webhookId, Deleted: true), OutputJsonContext.Readable.WebhookDeletedOutput, $"Webhook {OutsideText.Show(webhookId)} is deleted.");
            return ExitCode.Success;
        });
        return command;
    }

    private static Argument<string?> IdArgument() => new("ID")
    {
        Description = "The webhook; the same as --webhook-id.",
        Arity = ArgumentArity.ZeroOrOne,
    };
}
