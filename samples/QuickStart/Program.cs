using QuickStart;
using QuickStart.Demo;
using TwitterEvents;

var builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != DemoSetup.ExitArgument)]);

// With a secret this is a receiver like any other; without one it plays X itself.
DemoRun? demo = null;
if (DemoSetup.IsWanted(builder.Configuration))
{
    if (builder.Environment.IsProduction())
    {
        return DemoSetup.Refuse();
    }

    demo = DemoSetup.Prepare(builder, args);
}

builder.Services.AddJournal();
builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter"))
    .AddHandlers();

var app = builder.Build();
app.MapTwitterEvents(DemoSetup.Path);
if (demo is not null)
{
    return await demo.RunAsync(app);
}

await app.RunAsync();
return 0;
