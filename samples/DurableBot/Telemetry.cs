using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace DurableBot;

/// <summary>
/// Sends traces and metrics to a collector: to what <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names, as the other standard variables of OpenTelemetry say. No logs, for
/// an exception may quote what people wrote.
/// </summary>
internal static class Telemetry
{
    public static bool IsAskedFor(IConfiguration configuration) => !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    /// <summary>Nothing of OpenTelemetry is loaded unless this is called.</summary>
    public static void Export(IServiceCollection services) => services.AddOpenTelemetry()
        .WithTracing(static tracing => tracing.AddSource("TwitterEvents").AddAspNetCoreInstrumentation().AddOtlpExporter())
        .WithMetrics(static metrics => metrics.AddMeter("TwitterEvents").AddAspNetCoreInstrumentation().AddOtlpExporter());
}
