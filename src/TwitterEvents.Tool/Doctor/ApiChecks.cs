using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Whether X answers, and knows the environment.</summary>
internal static class ApiChecks
{
    private const string Api = "api";
    private const string Environment = "environment";

    /// <returns>The webhooks, null if X does not list them; and the checks.</returns>
    public static async Task<(IReadOnlyList<Webhook>? Webhooks, IReadOnlyList<Check> Checks)> ListAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var options = invocation.Management;
        var environment = options.Api == TwitterApi.V1Premium ? options.Environment ?? "" : null;
        if (environment is "")
        {
            return (null,
            [
                Check.Fail(
                    Environment,
                    $"{Settings.Section}:Environment is not set, and v1-premium needs it.",
                    "Give the label of the development environment (developer portal, Dev environments) with --environment NAME; upper and lower case differ."),
                Check.Skipped(Api, "Not asked without an environment."),
            ]);
        }

        try
        {
            var webhooks = await invocation.X.ListAsync(cancellationToken);
            var answers = Check.Ok(Api, $"{options.BaseAddress} answers; webhooks: {webhooks.Count}.");
            return (webhooks, environment is null ? [answers] : [answers, Check.Ok(Environment, $"'{environment}' exists.")]);
        }
        catch (TwitterApiException exception) when (environment is not null && exception.Kind == TwitterErrorKind.NotFound)
        {
            return (null, [Check.Ok(Api, $"{options.BaseAddress} answers."), Refusal.Describe(Environment, exception) with
            {
                Cure = $"There is no environment '{environment}': take its label from the developer portal (Dev environments); upper and lower case differ.",
            }]);
        }
        catch (TwitterApiException exception)
        {
            return (null, [Refusal.Describe(Api, exception)]);
        }
        catch (TwitterCredentialsException exception)
        {
            return (null, [Check.Fail(Api, exception.Message, null)]);
        }
    }
}
