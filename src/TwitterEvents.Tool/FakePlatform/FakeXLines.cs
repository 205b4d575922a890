using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.FakePlatform;

/// <summary>Prints a line for each call, check and delivery of the fake X.</summary>
internal sealed class FakeXLines(Output output) : ILoggerFactory
{
    private const string Category = "TwitterEvents.Testing.FakeX";

    private static readonly Dictionary<int, string> Events = new()
    {
        [1] = "call",
        [2] = "crc",
        [3] = "delivery",
        [4] = "urlRefused",
        [5] = "replay",
        [6] = "crc",
        [7] = "call",
        [8] = "activity",
        [9] = "streamed",
    };

    public ILogger CreateLogger(string categoryName) => new Lines(output, categoryName == Category);

    public void AddProvider(ILoggerProvider provider)
    {
        // There is but one place they go.
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Lines(Output output, bool isEnabled) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => isEnabled;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (isEnabled && Events.TryGetValue(eventId.Id, out var name))
            {
                var text = formatter(state, exception);
                output.Print(new FakeXLineOutput(name, text, ValuesOf(state)), OutputJsonContext.Readable.FakeXLineOutput, OutsideText.Show(text));
            }
        }

        private static Dictionary<string, string> ValuesOf(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values
            ? values.Where(value => value.Key != "{OriginalFormat}").ToDictionary(
                value => JsonNamingPolicy.CamelCase.ConvertName(value.Key),
                value => Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "",
                StringComparer.Ordinal)
            : [];
    }
}
