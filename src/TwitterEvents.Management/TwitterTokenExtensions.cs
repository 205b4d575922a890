using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TwitterEvents.Management;

namespace TwitterEvents;

/// <summary>Adds what keeps and renews the tokens of users.</summary>
public static class TwitterTokenExtensions
{
    /// <summary>
    /// Keeps the OAuth 2.0 tokens of users in a folder, a file for each, protected by ASP.NET Core Data Protection (call <c>AddDataProtection()</c>, and
    /// keep its keys) and readable by nobody else; renews them; lets <c>EnsureRegistered</c> subscribe these users; and forgets those of a user who
    /// takes the authorization back. What calls X has to be there too: <c>EnsureRegistered</c> or <c>AddTwitterManagement</c> adds it.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="path">The folder; it is made if it is not there. All processes of the app use the same.</param>
    public static IServiceCollection AddTwitterTokenFolder(this IServiceCollection services, string path)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return services.AddTwitterTokenStore(provider => new FolderTokenStore(
            path,
            provider.GetService<IDataProtectionProvider>() ?? throw new InvalidOperationException(
                "AddTwitterTokenFolder protects tokens by ASP.NET Core Data Protection, which is not registered. Call services.AddDataProtection(), and keep its keys."),
            provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>
    /// Keeps the OAuth 2.0 tokens of users in a store of your own; renews them; lets <c>EnsureRegistered</c> subscribe these users; and forgets those of
    /// a user who takes the authorization back. What calls X has to be there too: <c>EnsureRegistered</c> or <c>AddTwitterManagement</c> adds it.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="create">Creates the store, which lives as long as the app.</param>
    public static IServiceCollection AddTwitterTokenStore(this IServiceCollection services, Func<IServiceProvider, ITwitterTokenStore> create)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        services.AddSingleton(create);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenEndpoint>();
        services.TryAddSingleton<TokenRenewer>();
        services.TryAddSingleton<ITwitterUsers, StoredUsers>();
        services.AddTargets();
        services.AddOptions<TwitterRegistrationOptions>();
        services.TryAddSingleton<ITwitterSignIn, TwitterSignIn>();
        services.TryAddTransient<RevokedUsers>();
        services.AddSingleton(RevokedUsers.Registration);
        return services;
    }
}
