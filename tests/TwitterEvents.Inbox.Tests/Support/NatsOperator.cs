using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NATS.NKeys;

namespace TwitterEvents.Inbox.Tests;

/// <summary>
/// Who gives out credentials for a nats-server: an operator, which vouches for an account, which vouches for a user, each by a signed token
/// (https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/jwt).
/// </summary>
internal sealed class NatsOperator : IDisposable
{
    private static readonly string[] Limits =
        ["subs", "data", "payload", "imports", "exports", "conn", "leaf", "mem_storage", "disk_storage", "streams", "consumer"];

    private readonly KeyPair self = KeyPair.CreatePair(PrefixByte.Operator);
    private readonly KeyPair system = KeyPair.CreatePair(PrefixByte.Account);
    private readonly KeyPair account = KeyPair.CreatePair(PrefixByte.Account);
    private readonly KeyPair user = KeyPair.CreatePair(PrefixByte.User);

    /// <summary>How many connections the account may have at a time; -1 for any.</summary>
    public int Connections { get; set; } = -1;

    /// <summary>What a server that knows the operator is told.</summary>
    public string Configuration => $$"""
        operator: {{Token(self, self, "operator", [])}}
        system_account: {{system.GetPublicKey()}}
        resolver: MEMORY
        resolver_preload: {
          {{system.GetPublicKey()}}: {{Token(self, system, "account", [])}}
          {{account.GetPublicKey()}}: {{Token(self, account, "account", new JsonObject { ["limits"] = AccountLimits() })}}
        }
        """;

    /// <summary>The file of the user's.</summary>
    public string Credentials() => $"""
        -----BEGIN NATS USER JWT-----
        {Token(account, user, "user", Unlimited("subs", "data", "payload"))}
        ------END NATS USER JWT------

        -----BEGIN USER NKEY SEED-----
        {user.GetSeed()}
        ------END USER NKEY SEED------
        """;

    public void Dispose()
    {
        self.Dispose();
        system.Dispose();
        account.Dispose();
        user.Dispose();
    }

    private JsonObject AccountLimits()
    {
        var limits = Unlimited(Limits);
        limits["conn"] = Connections;
        return limits;
    }

    private static JsonObject Unlimited(params string[] names) => new(names.Select(static name => KeyValuePair.Create<string, JsonNode?>(name, -1)));

    /// <summary>One vouches for another, or for itself.</summary>
    private static string Token(KeyPair issuer, KeyPair subject, string type, JsonObject claims)
    {
        claims["type"] = type;
        claims["version"] = 2;
        var payload = new JsonObject
        {
            ["jti"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            ["iat"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            ["iss"] = issuer.GetPublicKey(),
            ["sub"] = subject.GetPublicKey(),
            ["name"] = type,
            ["nats"] = claims,
        };
        var signed = $"{Encode("""{"typ":"JWT","alg":"ed25519-nkey"}""")}.{Encode(payload.ToJsonString())}";
        var signature = new byte[64];
        issuer.Sign(Encoding.ASCII.GetBytes(signed), signature);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
