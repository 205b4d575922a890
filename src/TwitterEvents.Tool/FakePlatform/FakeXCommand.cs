using System.CommandLine;
using System.Security.Cryptography;
using TwitterEvents.Testing;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.FakePlatform;

/// <summary><c>twitter-events fake-x</c>: a stand-in for X to develop against.</summary>
internal static class FakeXCommand
{
    public static Command Create()
    {
        var listen = new Option<string>("--listen")
        {
            Description = "Where to listen; port 0 is a free one.",
            HelpName = "URL",
            DefaultValueFactory = _ => "http://127.0.0.1:0",
        };
        var secretFrom = CommonOptions.SecretFrom("consumer secret to sign with, such as Twitter:ConsumerSecret");
        var clientSecret = new Option<bool>("--client-secret")
        {
            Description = "Gives the app an OAuth 2.0 client secret as well, a throw-away one: then checks are keyed with it, and deliveries signed with it too.",
        };
        var clientSecretFrom = new Option<string?>("--client-secret-from")
        {
            Description = "The same with the one in this setting, such as Twitter:ClientSecret.",
            HelpName = "SETTING",
        };
        var allowRemote = new Option<bool>("--allow-remote")
        {
            Description = "Lets it listen on, and deliver to, other machines. X's signature carries no time: a body signed with the real secret stays valid for ever.",
        };
        var deliverEvery = new Option<double?>("--deliver-every")
        {
            Description = "Delivers a sample to the subscribed users every so many seconds. Default: nothing by itself.",
            HelpName = "SECONDS",
        };
        deliverEvery.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!CommonOptions.TryReadSeconds(result.Tokens[0].Value, out var seconds) || seconds is not (>= 0.01 and <= 86_400)))
            {
                result.AddError("--deliver-every is a number of seconds from 0.01 to 86400.");
            }
        });
        var families = new Option<string[]>("--family")
        {
            Description = $"What --deliver-every delivers, {string.Join(", ", TwitterSamples.Families)}; may be given several times. Default: all.",
            HelpName = "FAMILY",
        };
        families.AcceptOnlyFromAmong([.. TwitterSamples.Families]);
        var users = new Option<string[]>("--user")
        {
            Description = "The id of a further user who lets the app in, besides its owner; may be given several times.",
            HelpName = "ID",
        };
        users.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.Length is 0 or > 19 || !token.Value.All(char.IsAsciiDigit)) is { } wrong)
            {
                result.AddError($"'{wrong.Value}' is no user's id: 1 to 19 digits.");
            }
        });
        var userSecretsId = CommonOptions.UserSecretsId();
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("fake-x", "Runs a stand-in for X until Ctrl+C: the management API, checks, signed deliveries, replay.")
        {
            Notes = """
                It prints its address and credentials as environment variables to paste into the shell of the receiver and of these commands,
                then a line for each call, check, subscription of X Activity and delivery; with --json each of these is a JSON line. It does not start where
                ASPNETCORE_ENVIRONMENT or DOTNET_ENVIRONMENT is Production.

                A sample of X Activity goes to those subscribed to its type (POST /2/activity/subscriptions), one of Account Activity to those
                subscribed to that.

                Examples:
                  twitter-events fake-x --listen http://127.0.0.1:4000
                  twitter-events fake-x --deliver-every 5 --family x-activity
                  twitter-events fake-x --client-secret
                  twitter-events fake-x --user 972900491363135492 --user 1388747330399797251
                """,
        };
        Option[] all = [listen, secretFrom, clientSecret, clientSecretFrom, allowRemote, deliverEvery, families, users, userSecretsId, json];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }

        command.SetAction((arguments, cancellationToken) =>
        {
            var output = new Output(arguments.GetValue(json));
            return Failures.GuardAsync(output, async () =>
            {
                var setting = arguments.GetValue(secretFrom);
                var clientSetting = arguments.GetValue(clientSecretFrom);
                var id = arguments.GetValue(userSecretsId);
                var secret = CommonOptions.ReadSecret(setting, setting is null && clientSetting is not null ? null : id);
                var client = clientSetting is not null ? CommonOptions.ReadSecret(clientSetting, id)
                    : arguments.GetValue(clientSecret) ? RandomNumberGenerator.GetHexString(50, lowercase: true)
                    : null;
                var options = Options(arguments.GetValue(listen)!, secret, client, arguments.GetValue(allowRemote), output);
                await using var x = await StartAsync(options, cancellationToken);
                var others = (arguments.GetValue(users) ?? []).Distinct().Where(id => id != x.App.Owner.Id).Select(id => x.AddUser(id)).ToList();
                FakeXIntroduction.Print(x, others, setting, clientSetting, options.Environments, output);
                var delivered = arguments.GetValue(families) is { Length: > 0 } some ? some : TwitterSamples.Families;
                await RunAsync(x, arguments.GetValue(deliverEvery), delivered, cancellationToken);
                return ExitCode.Success;
            });
        });
        return command;
    }

    private static FakeXOptions Options(string listen, string? secret, string? clientSecret, bool allowRemote, Output output)
    {
        var listenOn = Uri.TryCreate(listen, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp
            ? uri
            : throw new UsageException($"'{listen}' is no http address, such as http://127.0.0.1:4000.");
        return allowRemote || listenOn.IsLoopback
            ? new FakeXOptions { ListenOn = listenOn, ConsumerSecret = secret, ClientSecret = clientSecret, AllowRemote = allowRemote, LoggerFactory = new FakeXLines(output) }
            : throw new UsageException($"{listenOn.Host} can be reached from other machines: add --allow-remote if that is meant.");
    }

    private static async Task<FakeX> StartAsync(FakeXOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await FakeX.StartAsync(options, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IOException)
        {
            // Production, or an address that is taken.
            throw new UsageException(exception.Message);
        }
    }

    private static async Task RunAsync(FakeX x, double? deliverEvery, IReadOnlyList<string> families, CancellationToken cancellationToken)
    {
        try
        {
            await (deliverEvery is { } seconds
                ? SampleRounds.RunAsync(x, TimeSpan.FromSeconds(seconds), families, cancellationToken)
                : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C is how it ends.
        }
    }
}
