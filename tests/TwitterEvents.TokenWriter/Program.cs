using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents;
using TwitterEvents.Management;

// Replaces the tokens of a user again and again, and says each number it has stored, until it is killed.
// usage: TwitterEvents.TokenWriter FOLDER KEYS USER
var services = new ServiceCollection().AddLogging().AddHttpClient();
services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(args[1])).SetApplicationName("token-writer");
services.AddTwitterTokenFolder(args[0]);
await using var provider = services.BuildServiceProvider();
var store = provider.GetRequiredService<ITwitterTokenStore>();
while (true)
{
    var stored = await store.FindAsync(args[2], default);
    var number = stored is null ? 1 : int.Parse(stored.Tokens.AccessToken, CultureInfo.InvariantCulture) + 1;
    var next = new UserTokens(args[2], number.ToString(CultureInfo.InvariantCulture)) { RefreshToken = new string('r', 20_000) };
    if (await store.TryReplaceAsync(args[2], stored?.Version, next, default))
    {
        await Console.Out.WriteLineAsync(next.AccessToken);
        await Console.Out.FlushAsync();
    }
}
