using System.Security.Cryptography;
using System.Text;
using TwitterEvents.Testing.OAuth2;

namespace TwitterEvents.Testing.Platform;

/// <summary>The app and the users who let it in, found by their credentials.</summary>
internal sealed class Accounts
{
    private readonly Lock gate = new();
    private readonly List<FakeXUser> users = [];
    private readonly Dictionary<string, FakeXUser> usersByToken = new(StringComparer.Ordinal);

    public Accounts(FakeXOptions options)
    {
        Grants = new Grants(options);
        App = new FakeXApp(options);
        Add(App.Owner);
    }

    public FakeXApp App { get; }

    /// <summary>The tokens of OAuth 2.0.</summary>
    public Grants Grants { get; }

    public FakeXUser Add(string userId, bool maySubscribe, string? username)
    {
        var user = new FakeXUser(userId, maySubscribe: maySubscribe, username: username);
        Add(user);
        return user;
    }

    /// <summary>Each user once; who was added again, as added last.</summary>
    public IReadOnlyList<FakeXUser> Users
    {
        get
        {
            lock (gate)
            {
                return [.. users.GroupBy(user => user.Id).Select(same => same.Last())];
            }
        }
    }

    public FakeXUser? Find(string userId) => Users.FirstOrDefault(user => user.Id == userId);

    public FakeXUser? FindByToken(string token)
    {
        lock (gate)
        {
            return usersByToken.GetValueOrDefault(token);
        }
    }

    /// <summary>The user of this name, in whatever case; the first, where several have it.</summary>
    public FakeXUser? FindByUsername(string name)
    {
        lock (gate)
        {
            return users.Find(user => string.Equals(user.Username, name, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Refuses every token of a user from now on.</summary>
    public void Revoke(string userId)
    {
        lock (gate)
        {
            foreach (var user in users.Where(user => user.Id == userId))
            {
                usersByToken.Remove(user.AccessToken);
            }
        }

        Grants.RevokeUser(userId);
    }

    public bool IsBearerToken(string token) => Same(token, App.BearerToken);

    // Both are compared, whatever the first gives: the time taken tells nothing.
    public bool IsApp(string consumerKey, string consumerSecret) =>
        Same(consumerKey, App.ConsumerKey) & Same(consumerSecret, App.ConsumerSecret);

    /// <param name="clientId">The app's OAuth 2.0 client id.</param>
    /// <param name="clientSecret">Its secret; null where it has none.</param>
    public bool IsClient(string clientId, string? clientSecret) =>
        Same(clientId, App.ClientId) & (clientSecret is null || Same(clientSecret, App.ClientSecret ?? ""));

    private void Add(FakeXUser user)
    {
        lock (gate)
        {
            users.Add(user);
            usersByToken.Add(user.AccessToken, user);
        }

        Grants.Add(user, Grants.AllScopes);
    }

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
