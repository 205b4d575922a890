using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>What the app around it does to every request must not reach the endpoint.</summary>
public sealed class PipelineTests
{
    private const string Crc = $"{Signed.Path}?crc_token=abc";

    [Fact]
    public async Task A_fallback_authorization_policy_and_HTTPS_redirection_let_it_through()
    {
        await using var host = await ReceiverHost.StartAsync(
            build: builder =>
            {
                builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
                builder.Services.AddAuthorization(options =>
                    options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
                builder.Services.AddHttpsRedirection(options => options.HttpsPort = 443);
                builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedProto);
            },
            pipeline: app =>
            {
                app.UseForwardedHeaders();
                app.UseHttpsRedirection();
                app.UseAuthentication();
                app.UseAuthorization();
                app.MapTwitterEvents(Signed.Path);
                app.MapGet("/other", () => "other");
            });
        host.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var crc = await host.GetAsync(Crc);
        using var other = await host.GetAsync("/other");

        Assert.Equal(HttpStatusCode.OK, crc.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event()));
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task The_rate_limiter_leaves_it_alone()
    {
        await using var host = await ReceiverHost.StartAsync(
            build: builder => builder.Services.AddRateLimiter(options => options.GlobalLimiter =
                PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetFixedWindowLimiter(
                    "all", _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromHours(1) }))),
            pipeline: app =>
            {
                app.UseRateLimiter();
                app.MapTwitterEvents(Signed.Path);
                app.MapGet("/other", () => "other");
            });
        using var allowed = await host.GetAsync("/other");
        using var limited = await host.GetAsync("/other");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, limited.StatusCode);

        using var crc = await host.GetAsync(Crc);

        Assert.Equal(HttpStatusCode.OK, crc.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event()));
    }

    [Fact]
    public async Task The_output_cache_never_answers_for_it()
    {
        await using var host = await ReceiverHost.StartAsync(
            build: builder => builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache())),
            pipeline: app =>
            {
                app.UseOutputCache();
                app.MapTwitterEvents(Signed.Path);
                app.MapGet("/other", () => "other");
            });
        using var first = await host.GetAsync(Crc);
        using var second = await host.GetAsync(Crc);
        using var otherFirst = await host.GetAsync("/other");
        using var otherSecond = await host.GetAsync("/other");

        Assert.NotNull(otherSecond.Headers.Age);
        Assert.Null(second.Headers.Age);
        Assert.True(second.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task It_opts_out_of_antiforgery_and_request_timeouts()
    {
        await using var host = await ReceiverHost.StartAsync();

        var endpoint = Assert.Single(host.Services.GetRequiredService<EndpointDataSource>().Endpoints);

        Assert.False(endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation);
        Assert.NotNull(endpoint.Metadata.GetMetadata<DisableRequestTimeoutAttribute>());
        Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
    }

    [Fact]
    public async Task The_apps_JSON_options_change_nothing()
    {
        await using var host = await ReceiverHost.StartAsync(build: builder => builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper;
            options.SerializerOptions.MaxDepth = 1;
        }));

        using var crc = await host.GetAsync(Crc);

        var body = await crc.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("""{"response_token":"sha256=""", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event()));
    }

    [Fact]
    public async Task Request_decompression_before_it_is_named_in_the_log()
    {
        await using var host = await ReceiverHost.StartAsync(
            build: builder => builder.Services.AddRequestDecompression(),
            pipeline: app =>
            {
                app.UseRequestDecompression();
                app.MapTwitterEvents(Signed.Path);
            });
        using var request = Signed.Post(Gzip(Signed.Event()));
        request.Content!.Headers.ContentEncoding.Add("gzip");

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(host.Logs.OfReceiver, line => line.Text.Contains("UseRequestDecompression", StringComparison.Ordinal));
        Assert.Equal(1, host.Rejected("body_decompressed"));
    }

    [Fact]
    public async Task A_group_gives_it_its_prefix()
    {
        await using var host = await ReceiverHost.StartAsync(pipeline: app => app.MapGroup("/webhooks").MapTwitterEvents("/twitter"));

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event()));
    }

    [Fact]
    public async Task The_CRC_is_answered_without_the_services_of_the_request()
    {
        await using var host = await ReceiverHost.StartAsync(pipeline: app =>
        {
            app.UseRouting();
            app.Use((context, next) =>
            {
                context.RequestServices = new NoServices();
                return next(context);
            });
            app.MapTwitterEvents(Signed.Path);
        });

        using var crc = await host.GetAsync(Crc);

        Assert.Equal(HttpStatusCode.OK, crc.StatusCode);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => throw new InvalidOperationException("No services, please.");
    }
}
