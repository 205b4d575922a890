namespace TwitterEvents.Testing.Platform;

/// <summary>What keeps a fake X, which may hold a real secret, off the world: a body once signed stays valid for ever.</summary>
internal static class Safety
{
    public static void RefuseProduction()
    {
        foreach (var variable in (ReadOnlySpan<string>)["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"])
        {
            if (string.Equals(Environment.GetEnvironmentVariable(variable), "Production", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"The fake X does not start in production: the environment variable {variable} is 'Production'.");
            }
        }
    }

    public static void RefuseRemoteListening(FakeXOptions options)
    {
        var address = options.ListenOn;
        if (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttp)
        {
            throw new ArgumentException($"{nameof(FakeXOptions.ListenOn)} is an http address, such as http://127.0.0.1:0.", nameof(options));
        }

        if (!options.AllowRemote && !address.IsLoopback)
        {
            throw new InvalidOperationException(
                $"The fake X listens on loopback only, not on {address.Host}, unless {nameof(FakeXOptions.AllowRemote)} is set.");
        }
    }
}
