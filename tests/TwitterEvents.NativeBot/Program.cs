using TwitterEvents;

// A bot as small as a native one gets. NativeBotTests publishes and runs it.
var builder = WebApplication.CreateSlimBuilder(args);
var events = builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter"))
    .AddHandlers()
    .EnsureRegistered();

// --inbox sqlite:PATH, --inbox nats://HOST:PORT, or none.
switch (builder.Configuration["inbox"]?.Split(':', 2))
{
    case ["sqlite", var path]:
        events.UseSqliteInbox(path);
        break;
    case ["nats", var servers]:
        events.UseNatsInbox("nats:" + servers);
        break;
}

var app = builder.Build();
app.MapTwitterEvents("/webhooks/twitter");
app.Run();
