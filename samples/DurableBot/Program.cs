using DurableBot;
using TwitterEvents;

if (args.Contains("--help"))
{
    Console.WriteLine(BotOptions.Usage);
    return 0;
}

var (options, problem) = BotOptions.Read(args);
if (options is null)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(BotOptions.Usage);
    return 2;
}

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(options);
builder.Services.AddSingleton(new HandledLog(options.HandledLog));

// A worker has no endpoint.
var events = options.Role == BotRole.Worker
    ? builder.Services.AddTwitterEventsCore()
    : builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter"));
options.Inbox.AddTo(events.AddHandlers(), options.Lease, inbox =>
{
    inbox.MaxConcurrency = options.MaxConcurrency;
    inbox.RunsHandlers = options.Role != BotRole.Receiver;
});

if (Telemetry.IsAskedFor(builder.Configuration))
{
    Telemetry.Export(builder.Services);
}

var app = builder.Build();
if (options.Role != BotRole.Worker)
{
    app.MapTwitterEvents("/webhooks/twitter");
}

await app.RunAsync();
return 0;
