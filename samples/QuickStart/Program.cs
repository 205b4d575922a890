using QuickStart;
using QuickStart.Demo;
using QuickStart.Handlers;
using TwitterEvents;

var builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != DemoSetup.ExitArgument)]);

// With a secret this is a receiver like any other; without one it brings an X of its own.
DemoRun? demo = null;
if (DemoSetup.IsWanted(builder.Configuration))
{
    if (builder.Environment.IsProduction())
    {
        return DemoSetup.Refuse();
    }

    demo = await DemoSetup.PrepareAsync(builder, args);
}

builder.Services.AddJournal();
var twitter = builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter"))
    .AddHandlers();

// With the URL and the credentials for it, it also tells X where to send events: those that have a handler. Else it only serves.
if (Registration.IsConfigured(builder.Configuration))
{
    twitter.EnsureRegistered(options => Array.ForEach(WatchHandler.Keywords, options.Keywords.Add));
}

var app = builder.Build();
app.MapTwitterEvents(DemoSetup.Path);
if (demo is not null)
{
    return await demo.RunAsync(app);
}

await app.RunAsync();
return 0;
