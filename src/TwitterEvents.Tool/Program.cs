using System.CommandLine;
using TwitterEvents.Tool;
using TwitterEvents.Tool.Activity;
using TwitterEvents.Tool.CommandLine;
using TwitterEvents.Tool.Connecting;
using TwitterEvents.Tool.Doctor;
using TwitterEvents.Tool.FakePlatform;
using TwitterEvents.Tool.Inboxes;
using TwitterEvents.Tool.Inspection;
using TwitterEvents.Tool.Listening;
using TwitterEvents.Tool.Migration;
using TwitterEvents.Tool.Replay;
using TwitterEvents.Tool.Samples;
using TwitterEvents.Tool.Sending;
using TwitterEvents.Tool.Subscriptions;
using TwitterEvents.Tool.Webhooks;

var root = new RootCommand("Tools for X (Twitter) webhooks.")
{
    WebhookCommand.Create(),
    ActivityCommand.Create(),
    SubscriptionCommand.Create(),
    ConnectCommand.Create(),
    MigrateCommand.Create(),
    ListenCommand.Create(),
    ReplayCommand.Create(),
    DoctorCommand.Create(),
    InboxCommand.Create(),
    SendCommand.Create(),
    SamplesCommand.Create(),
    FakeXCommand.Create(),
    InspectCommand.Create(),
};
NotedHelp.AddTo(root);

// What is given goes on as it is given: no @file is read.
var arguments = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
return arguments.Errors.Count > 0 && arguments.Action is not NotedHelp
    ? UsageErrors.Report(root, arguments, args)
    : await arguments.InvokeAsync();

/// <summary>Said here, or the web SDK's generator makes it public.</summary>
internal sealed partial class Program;
