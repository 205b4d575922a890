namespace TwitterEvents.Testing.Tests;

/// <summary>Alone, for it changes the process's environment.</summary>
[CollectionDefinition(nameof(ProductionTests), DisableParallelization = true)]
[Collection(nameof(ProductionTests))]
public sealed class ProductionTests
{
    [Theory]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production")]
    [InlineData("DOTNET_ENVIRONMENT", "Production")]
    [InlineData("DOTNET_ENVIRONMENT", "production")]
    public async Task It_does_not_start_in_production(string variable, string value)
    {
        await WithAsync(variable, value, async () =>
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
                () => FakeX.StartAsync(cancellationToken: TestContext.Current.CancellationToken));

            Assert.Contains("production", refusal.Message, StringComparison.Ordinal);
            Assert.Contains(variable, refusal.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Staging")]
    [InlineData("")]
    [InlineData(null)]
    public async Task It_starts_elsewhere_and_where_nothing_is_said(string? value)
    {
        await WithAsync("ASPNETCORE_ENVIRONMENT", value, async () =>
        {
            await using var x = await FakeX.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

            Assert.True(x.Address.IsLoopback);
        });
    }

    [Fact]
    public async Task Settings_of_the_host_do_not_reach_it()
    {
        await WithAsync("ASPNETCORE_URLS", "http://127.0.0.1:1", async () =>
        {
            await using var x = await FakeX.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

            Assert.NotEqual(1, x.Address.Port);
        });
    }

    private static async Task WithAsync(string variable, string? value, Func<Task> act)
    {
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            await act();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }
}
