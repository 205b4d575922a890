using System.Globalization;
using System.Net;
using System.Net.Security;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Management;
using TwitterEvents.Tool.Doctor;

namespace TwitterEvents.Tool.Tests;

/// <summary>What the doctor makes of what it has found: certificates, hosts, secrets, dates.</summary>
public sealed class DoctorJudgementTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(90, SslPolicyErrors.None, "Ok", "is valid until 2026-08-30, 90 days.")]
    [InlineData(14, SslPolicyErrors.None, "Ok", "14 days.")]
    [InlineData(13, SslPolicyErrors.None, "Warning", "ends on 2026-06-14, in 13 days.")]
    [InlineData(1, SslPolicyErrors.None, "Warning", "in 1 day.")]
    [InlineData(0, SslPolicyErrors.None, "Warning", "in 0 days.")]
    [InlineData(-1, SslPolicyErrors.None, "Fail", "ended on 2026-05-31.")]
    [InlineData(-1, SslPolicyErrors.RemoteCertificateChainErrors, "Fail", "ended on 2026-05-31.")]
    [InlineData(90, SslPolicyErrors.RemoteCertificateNameMismatch, "Fail", "is not trusted here (RemoteCertificateNameMismatch).")]
    public void A_certificate_is_judged_by_the_days_it_has_left(int days, SslPolicyErrors errors, string state, string says)
    {
        var check = CertificateCheck.Judge(new FakeTimeProvider(Now), new Uri("https://bot.example.com/"), Now.AddDays(days), errors);

        Assert.Equal(state, check.State.ToString());
        Assert.EndsWith(says, check.Text, StringComparison.Ordinal);
        Assert.Equal(state == "Ok", check.Cure is null);
    }

    [Theory]
    [InlineData("2026-11-25T12:00:00Z", false, "Warning", "in 37 days")]
    [InlineData("2026-12-31T23:59:00Z", false, "Warning", "in 1 day.")]
    [InlineData("2027-01-01T00:00:00Z", false, "Fail", "X has ended")]
    [InlineData("2027-01-01T00:00:00Z", true, "Warning", "on 1 January 2027.")]
    public void Account_Activity_ends_with_2026_but_at_an_X_of_ones_own(string now, bool isOwnX, string state, string says)
    {
        var check = AccountActivityEnd.Judge(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), isOwnX, []);

        Assert.Equal(state, check.State.ToString());
        Assert.Contains(says, check.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-25T12:00:00Z", 0, "Ok", "Nobody is subscribed to the Account Activity API any more.")]
    [InlineData("2026-11-25T12:00:00Z", 2, "Warning", "in 37 days. Still subscribed to it: 2 users.")]
    [InlineData("2027-01-02T00:00:00Z", 1, "Fail", "Still subscribed to it: 1 user.")]
    public void Who_is_still_subscribed_to_Account_Activity_is_told(string now, int users, string state, string says)
    {
        var check = AccountActivityEnd.Judge(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), isOwnX: false, [], users);

        Assert.Equal(state, check.State.ToString());
        Assert.Contains(says, check.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://169.254.1.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[::ffff:192.168.0.1]/")]
    [InlineData("https://bot/")]
    [InlineData("https://bot.local/")]
    [InlineData("https://bot.INTERNAL./")]
    public void A_host_of_a_private_network_is_none_X_reaches(string url) => Assert.NotNull(PublicHost.Problem(new Uri(url)));

    [Theory]
    [InlineData("https://bot.example.com/")]
    [InlineData("https://172.32.0.1/")]
    [InlineData("https://100.63.255.255/")]
    [InlineData("https://[2606:4700::1111]/")]
    public void A_public_host_is_one(string url) => Assert.Null(PublicHost.Problem(new Uri(url)));

    [Fact]
    public void An_address_a_name_leads_to_is_told_from_a_public_one()
    {
        Assert.True(PublicHost.IsPrivate(IPAddress.Parse("192.168.0.1")));
        Assert.False(PublicHost.IsPrivate(IPAddress.Parse("199.16.157.173")));
    }

    [Theory]
    [InlineData(null, null, null, "Fail", "Neither Twitter:ConsumerSecret nor Twitter:ClientSecret is set")]
    [InlineData("c", null, null, "Ok", "Twitter:ConsumerSecret answers the check.")]
    [InlineData(null, "o", null, "Ok", "Twitter:ClientSecret answers the check.")]
    [InlineData("c", "o", null, "Ok", "Twitter:ClientSecret answers the check, for Twitter:CrcSecret is not set;")]
    [InlineData("c", "o", "client", "Ok", "Twitter:ClientSecret answers the check;")]
    [InlineData("c", "o", "Consumer", "Warning", "Twitter:ConsumerSecret answers the check, for Twitter:CrcSecret says so")]
    [InlineData("c", "o", "both", "Fail", "Twitter:CrcSecret is neither Client nor Consumer")]
    public void The_secret_that_answers_the_check_is_named(string? consumer, string? client, string? choice, string state, string says)
    {
        var check = CrcSecretCheck.Run(new TwitterManagementOptions { ConsumerSecret = consumer, ClientSecret = client }, choice);

        Assert.Equal(state, check.State.ToString());
        Assert.StartsWith(says, check.Text, StringComparison.Ordinal);
    }
}
