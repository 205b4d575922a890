using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitterEvents.Reading;

namespace TwitterEvents.Tests.Dispatching;

/// <summary>A host does not start, in Production either, with a handler that cannot be created or would keep a scoped service.</summary>
public sealed class HandlerCheckTests : IDisposable
{
    private const string Me = "TwitterEvents.Tests.Dispatching.HandlerCheckTests";

    private readonly CollectedLogs logs = new();

    [Fact]
    public async Task A_service_that_is_not_registered_is_named_with_the_handler()
    {
        var error = await RefusedAsync(static builder => builder.AddHandler<Greeter, TwitterEvent>());

        Assert.Equal(
            $"{Me}.Greeter cannot be created: it takes {Me}.IClock, which is not registered. Add it to the services before the app is built.",
            error.Message);
    }

    [Fact]
    public async Task A_service_that_is_missing_further_on_is_named_with_the_whole_way()
    {
        var error = await RefusedAsync(static builder =>
        {
            builder.Services.AddScoped<Store>().AddTransient<IClockUser, ClockUser>();
            builder.AddHandler<Takes<Store>, TwitterEvent>();
        });

        Assert.Contains(
            $": it takes {Me}.Store, which takes {Me}.IClockUser, which takes {Me}.IClock, which is not registered.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_without_a_public_constructor_is_named()
    {
        var error = await RefusedAsync(static builder => builder.AddHandler<NoConstructor, TwitterEvent>());

        Assert.StartsWith($"{Me}.NoConstructor cannot be created: it has no public constructor. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_a_public_constructor_is_named()
    {
        var error = await RefusedAsync(static builder =>
        {
            builder.Services.AddScoped<NoConstructor>();
            builder.AddHandler<Takes<NoConstructor>, TwitterEvent>();
        });

        Assert.Contains($": it takes {Me}.NoConstructor, which has no public constructor. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_constructor_that_throws_stops_the_start_and_its_exception_is_kept_but_not_repeated()
    {
        var error = await RefusedAsync(static builder => builder.AddHandler<Throws, TwitterEvent>());

        Assert.StartsWith($"{Me}.Throws cannot be created: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", error.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(error.InnerException);
    }

    [Fact]
    public async Task Every_handler_that_cannot_be_created_has_a_line()
    {
        var error = await RefusedAsync(static builder =>
            builder.AddHandler<NoConstructor, TwitterEvent>().AddHandler<Sound, TwitterEvent>().AddHandler<Takes<IClock>, TwitterEvent>());

        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Fact]
    public async Task A_singleton_that_takes_a_scoped_service_is_refused()
    {
        var error = await RefusedAsync(static builder =>
        {
            builder.Services.AddScoped<Sound>();
            builder.AddHandler<Takes<Sound>, TwitterEvent>(ServiceLifetime.Singleton);
        });

        Assert.Equal(
            $"{Me}.Takes<{Me}.Sound> (singleton) takes {Me}.Sound (scoped): a singleton would keep the scoped service for ever. "
                + $"Make {Me}.Takes<{Me}.Sound> scoped, or let it take IServiceScopeFactory.",
            error.Message);
    }

    [Fact]
    public async Task A_singleton_that_takes_a_scoped_service_through_others_is_refused()
    {
        var error = await RefusedAsync(static builder =>
        {
            builder.Services.AddSingleton<Store>().AddTransient<IClockUser, ClockUser>().AddScoped<IClock, Clock>();
            builder.AddHandler<Takes<Store>, TwitterEvent>();
        });

        Assert.StartsWith(
            $"{Me}.Takes<{Me}.Store> (scoped) takes {Me}.Store (singleton), which takes {Me}.IClockUser (transient), which takes {Me}.IClock (scoped): ",
            error.Message,
            StringComparison.Ordinal);
        Assert.Contains($" Make {Me}.Store scoped", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scoped_service_that_a_scoped_handler_and_a_singleton_take_is_refused()
    {
        var error = await RefusedAsync(static builder =>
        {
            builder.Services.AddScoped<IClock, Clock>().AddSingleton<ClockUser>();
            builder.AddHandler<TakesTwo<IClock, ClockUser>, TwitterEvent>();
        });

        Assert.Contains($"takes {Me}.ClockUser (singleton), which takes {Me}.IClock (scoped)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_singleton_that_takes_several_scoped_services_is_refused()
    {
        var error = await RefusedAsync(static builder =>
        {
            builder.Services.AddSingleton<IClock, Clock>().AddScoped<IClock, Clock>().AddSingleton<IClock, Clock>();
            builder.AddHandler<Takes<IEnumerable<IClock>>, TwitterEvent>(ServiceLifetime.Singleton);
        });

        Assert.Contains("(scoped)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_singleton_that_takes_settings_of_a_scope_is_refused()
    {
        var error = await RefusedAsync(static builder =>
        {
            builder.Services.AddOptions();
            builder.AddHandler<Takes<IOptionsSnapshot<Clock>>, TwitterEvent>(ServiceLifetime.Singleton);
        });

        Assert.Contains($"takes Microsoft.Extensions.Options.IOptionsSnapshot<{Me}.Clock> (scoped)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task A_handler_that_is_given_all_it_takes_is_fine(ServiceLifetime lifetime)
    {
        await StartAsync(builder =>
        {
            builder.Services.AddSingleton<IClock, Clock>().AddTransient<ClockUser>().AddKeyedScoped<Clock>("keyed").AddOptions();
            builder.Services.AddScoped<Shared>(static _ => throw new NotSupportedException());
            builder.AddHandler<TakesTwo<IClock, ClockUser>, TwitterEvent>(lifetime);
            builder.AddHandler<Takes<IEnumerable<Store>>, TwitterEvent>(lifetime);
            builder.AddHandler<Takes<IServiceScopeFactory>, TwitterEvent>(lifetime);
            builder.AddHandler<Takes<IOptionsMonitor<Clock>>, TwitterEvent>(lifetime);
            builder.AddHandler<Takes<ILogger<Clock>>, TwitterEvent>(lifetime);
            builder.AddHandler<Choosy, TwitterEvent>(lifetime);
        });

        Assert.Empty(logs.OfReceiver);
    }

    [Fact]
    public async Task Handlers_are_created_once_in_one_scope_that_is_disposed()
    {
        Shared.Disposed = 0;
        await StartAsync(static builder =>
        {
            builder.Services.AddScoped<Shared>();
            builder.AddHandler<Takes<Shared>, TwitterEvent>().AddHandler<TakesTwo<Shared, Shared>, TwitterEvent>();
        });

        Assert.Equal(1, Shared.Disposed);
    }

    [Fact]
    public async Task A_dispose_that_throws_is_told_and_does_not_stop_the_start()
    {
        await StartAsync(static builder =>
        {
            builder.Services.AddScoped<BadDispose>();
            builder.AddHandler<Takes<BadDispose>, TwitterEvent>();
        });

        Assert.Equal(LogLevel.Warning, Assert.Single(logs.OfReceiver).Level);
    }

    [Fact]
    public async Task A_host_without_handlers_is_warned_once()
    {
        await StartAsync(static _ => { });

        var line = Assert.Single(logs.OfReceiver);
        Assert.Equal((LogLevel.Warning, true), (line.Level, line.Text.Contains("No handler is registered", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_handler_of_events_that_the_apps_catalog_does_not_have_is_told_of()
    {
        await StartAsync(static builder => builder
            .UseCatalog(new EventCatalog("Tea", EventCatalog.ContractVersion, static () => []))
            .AddHandler<Sound, TwitterEvent>()
            .AddHandler<Handles<UnknownEvent>, UnknownEvent>()
            .AddHandler<Handles<FollowFollowEvent>, FollowFollowEvent>()
            .AddHandler<Handles<IFollowed>, IFollowed>());

        Assert.Equal(
            [(LogLevel.Warning, "TwitterEvents.FollowFollowEvent"), (LogLevel.Warning, "TwitterEvents.IFollowed")],
            logs.OfReceiver.Select(static line => (line.Level, line.Text.Split("never runs for ")[1].Split(':')[0])));
    }

    public void Dispose() => logs.Dispose();

    private async Task<InvalidOperationException> RefusedAsync(Action<TwitterEventsBuilder> build) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(build));

    private async Task StartAsync(Action<TwitterEventsBuilder> build)
    {
        var host = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        host.Logging.AddProvider(logs);
        build(host.Services.AddTwitterEventsCore());
        using var app = host.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private interface IClock;

    private interface IClockUser;

    private sealed class Clock : IClock;

    private sealed class ClockUser(IClock clock) : IClockUser
    {
        public IClock Clock => clock;
    }

    private sealed class Store(IClockUser user)
    {
        public IClockUser User => user;
    }

    private sealed class Shared : IDisposable
    {
        public static int Disposed { get; set; }

        public void Dispose() => Disposed++;
    }

    private sealed class BadDispose : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("Not now.");
    }

    private class Sound : IHandle<TwitterEvent>
    {
        public ValueTask HandleAsync(TwitterEvent e, EventContext context, CancellationToken cancellationToken) => default;
    }

    private sealed class Handles<T> : IHandle<T>
        where T : class
    {
        public ValueTask HandleAsync(T e, EventContext context, CancellationToken cancellationToken) => default;
    }

    private sealed class Greeter(IClock clock) : Sound
    {
        public IClock Clock => clock;
    }

    private sealed class Takes<T>(T service) : Sound
    {
        public T Service => service;
    }

    private sealed class TakesTwo<T1, T2>(T1 first, T2 second) : Sound
    {
        public (T1, T2) Services => (first, second);
    }

    private sealed class Choosy : Sound
    {
        public Choosy([FromKeyedServices("keyed")] Clock clock, IClock other, int number = 3)
        {
            _ = (clock, other, number);
        }

        public Choosy(Store store, IClock one, IClock two, IClock three)
        {
            _ = (store, one, two, three);
        }
    }

    private sealed class NoConstructor : Sound
    {
        private NoConstructor()
        {
        }

        public static NoConstructor Create() => new();
    }

    private sealed class Throws : Sound
    {
        public Throws() => throw new FormatException("hush-hush");
    }
}
