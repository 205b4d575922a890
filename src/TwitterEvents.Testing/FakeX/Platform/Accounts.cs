using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.Testing.Platform;

/// <summary>The app and the users who let it in, found by their credentials.</summary>
internal sealed class Accounts
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, FakeXUser> usersByToken = new(StringComparer.Ordinal);

    public Accounts(FakeXOptions options)
    {
        App = new FakeXApp(options);
        usersByToken.Add(App.Owner.AccessToken, App.Owner);
    }

    public FakeXApp App { get; }

    public FakeXUser Add(string userId, bool maySubscribe)
    {
        var user = new FakeXUser(userId, maySubscribe: maySubscribe);
        lock (gate)
        {
            usersByToken.Add(user.AccessToken, user);
        }

        return user;
    }

    public FakeXUser? FindByToken(string token)
    {
        lock (gate)
        {
            return usersByToken.GetValueOrDefault(token);
        }
    }

    public bool IsBearerToken(string token) => Same(token, App.BearerToken);

    // Both are compared, whatever the first gives: the time taken tells nothing.
    public bool IsApp(string consumerKey, string consumerSecret) =>
        Same(consumerKey, App.ConsumerKey) & Same(consumerSecret, App.ConsumerSecret);

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
