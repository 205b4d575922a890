using System.CommandLine;
using TwitterEvents.Tool;
using TwitterEvents.Tool.Inspection;

var root = new RootCommand("Tools for X (Twitter) webhooks.") { InspectCommand.Create() };
var arguments = root.Parse(args);
var exitCode = await arguments.InvokeAsync();
return arguments.Errors.Count > 0 ? ExitCode.BadUsage : exitCode;
