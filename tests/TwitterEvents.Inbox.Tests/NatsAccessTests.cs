using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Whom a NATS server lets in, and which server an app trusts.</summary>
public sealed class NatsAccessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_known_by_a_file_of_credentials_uses_the_inbox_and_nobody_else()
    {
        using var files = new Folder();
        using var operators = new NatsOperator();
        await File.WriteAllTextAsync(files.File("bot.creds"), operators.Credentials(), Stop);
        using var others = new NatsOperator();
        await File.WriteAllTextAsync(files.File("other.creds"), others.Credentials(), Stop);
        await using var server = await NatsServer.StartAsync(operators.Configuration);

        await using (var app = await App.StartAsync(Store.Nats(server, options => options.CredentialsFile = files.File("bot.creds"))))
        {
            Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("1"));
            await Until.TrueAsync(() => app.Done.Count == 1);
        }

        await using var stranger = await App.StartAsync(Store.Nats(server, options => options.CredentialsFile = files.File("other.creds")));
        Assert.Equal(DeliveryOutcome.NotStored, await stranger.PostAsync("2"));
        Assert.Contains(stranger.Logs.Lines, static line => line.Text.Contains("it refuses the credentials", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_credentials_or_of_authorities_that_is_not_there_stops_the_start()
    {
        await using var server = await NatsServer.StartAsync();
        var credentials = await Assert.ThrowsAsync<ArgumentException>(() => App.StartAsync(Store.Nats(server, static options => options.CredentialsFile = "none.creds")));
        Assert.StartsWith("UseNatsInbox: CredentialsFile: there is no file none.creds.", credentials.Message, StringComparison.Ordinal);
        var authorities = await Assert.ThrowsAsync<ArgumentException>(() => App.StartAsync(Store.Nats(server, static options => options.CaFile = "none.pem")));
        Assert.StartsWith("UseNatsInbox: CaFile: there is no file none.pem.", authorities.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_with_TLS_is_used_when_its_certificate_is_of_an_authority_that_is_named_and_otherwise_not()
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var files = new Folder();
        await File.WriteAllTextAsync(files.File("cert.pem"), certificate.ExportCertificatePem(), Stop);
        await File.WriteAllTextAsync(files.File("key.pem"), key.ExportPkcs8PrivateKeyPem(), Stop);
        await using var secure = await NatsServer.StartAsync($"tls: {{ cert_file: \"{files.File("cert.pem")}\", key_file: \"{files.File("key.pem")}\" }}");

        await using (var app = await App.StartAsync(Store.Nats(secure, options => options.CaFile = files.File("cert.pem"))))
        {
            Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("1"));
            await Until.TrueAsync(() => app.Done.Count == 1);
        }

        await using var stranger = await App.StartAsync(Store.Nats(secure));
        Assert.Equal(DeliveryOutcome.NotStored, await stranger.PostAsync("2"));
    }

    [Fact]
    public async Task A_password_is_in_no_log_and_a_wrong_one_is_told()
    {
        await using var closed = await NatsServer.StartAsync("authorization: { user: desk, password: very-secret }");
        await using (var app = await App.StartAsync(Store.Nats(closed, options => options.Url = closed.Url.Replace("://", "://desk:very-secret@", StringComparison.Ordinal))))
        {
            Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("1"));
            Assert.Contains(app.Logs.Lines, line => line.Text.StartsWith($"Connected to {closed.Url}", StringComparison.Ordinal));
            Assert.DoesNotContain(app.Logs.Lines, static line => line.Text.Contains("very-secret", StringComparison.Ordinal));
        }

        await using var wrong = await App.StartAsync(Store.Nats(closed, options => options.Url = closed.Url.Replace("://", "://desk:wrong-secret@", StringComparison.Ordinal)));
        Assert.Equal(DeliveryOutcome.NotStored, await wrong.PostAsync("1"));
        Assert.Contains(wrong.Logs.Lines, static line => line.Text.Contains("it refuses the credentials", StringComparison.Ordinal));
        Assert.DoesNotContain(wrong.Logs.Lines, static line => line.Text.Contains("wrong-secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nats://desk:very@secret@127.0.0.1:4222")]
    [InlineData("nats://desk:very,secret@127.0.0.1:4222")]
    [InlineData("nats://desk:123,secret@127.0.0.1:4222")]
    [InlineData("nats://desk:very/secret@127.0.0.1:4222")]
    [InlineData("nats://127.0.0.1:4222, nats://desk:4222/secret@127.0.0.1:4223")]
    [InlineData("desk:secret@very@127.0.0.1")]
    public async Task An_address_with_a_password_that_cannot_be_read_stops_the_start_and_is_not_shown(string url)
    {
        await using var server = await NatsServer.StartAsync();
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => App.StartAsync(Store.Nats(server, options => options.Url = url)));
        Assert.StartsWith(
            "UseNatsInbox: Url is no address as nats://name:password@host:4222, or several of those with commas between them. In a name or a password write %40 for @, %2C for a comma, %3A for : and %2F for /.",
            exception.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("very", NatsEndpoint.Show(url), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", NatsEndpoint.Show(url), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nats://one.example:4222,tls://two.example", "nats://one.example:4222,tls://two.example")]
    [InlineData("nats://a:b@one.example, nats://c@two.example:4222,three", "nats://one.example, nats://two.example:4222,three")]
    [InlineData("a:b@one.example:4222", "one.example:4222")]
    [InlineData("nats://a:b@one.example,c:d@two.example", "nats://two.example")]
    public void Addresses_are_shown_without_who_asks(string url, string shown)
    {
        Assert.Null(NatsEndpoint.FindProblem(url));
        Assert.Equal(shown, NatsEndpoint.Show(url));
    }

    [Fact]
    public async Task A_password_with_signs_of_an_address_is_written_by_their_numbers()
    {
        await using var closed = await NatsServer.StartAsync("authorization: { user: desk, password: \"a@b,c:d/e\" }");
        await using var app = await App.StartAsync(Store.Nats(closed, options => options.Url = closed.Url.Replace("://", "://desk:a%40b%2Cc%3Ad%2Fe@", StringComparison.Ordinal)));
        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("1"));
    }

    [Fact]
    public async Task A_server_without_JetStream_is_told()
    {
        await using var plain = await NatsServer.StartAsync(jetstream: "disabled");
        await using var app = await App.StartAsync(Store.Nats(plain));

        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
        Assert.Contains(app.Logs.Lines, static line => line.Text.Contains("nats-server --jetstream", StringComparison.Ordinal));
    }
}
