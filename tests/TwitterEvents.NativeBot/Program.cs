using TwitterEvents;

// A bot as small as a native one gets. NativeBotTests publishes and runs it.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter"))
    .AddHandlers()
    .EnsureRegistered();
var app = builder.Build();
app.MapTwitterEvents("/webhooks/twitter");
app.Run();
