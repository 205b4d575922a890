using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Activity;

/// <summary>Carries plans out with what <c>EnsureRegistered()</c> uses, and looks whether X has it.</summary>
internal static class PlanRunner
{
    /// <param name="invocation">The command.</param>
    /// <param name="plans">Each plan with what has to be done.</param>
    /// <param name="most">How many subscriptions the plan of X has.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>How each stands now, and what X refused in a way that ended everything.</returns>
    public static async Task<(IReadOnlyList<PlanRow> Rows, TwitterApiException? Stop)> RunAsync(
        Invocation invocation, IReadOnlyList<(SubscriptionPlan Plan, IReadOnlyList<PlanRow> Rows)> plans, int most, CancellationToken cancellationToken)
    {
        var progress = new SubscriptionProgress(invocation.Output, invocation.Time, plans.Sum(plan => plan.Rows.Count(row => row.Action == PlanAction.Create)));
        var registrar = new ActivityRegistrar(invocation.Activity, progress);
        List<TwitterSubscriptionState> states = [];
        TwitterApiException? stop = null;
        foreach (var (plan, _) in plans)
        {
            try
            {
                await registrar.EnsureAsync(plan.Targets, plan.Scope, most, states.AddRange, cancellationToken);
            }
            catch (RegistrationException exception) when (exception.InnerException is not TwitterApiException)
            {
                // Some are missing: the list tells which, and the states why.
            }
            catch (RegistrationException exception)
            {
                stop = (TwitterApiException)exception.InnerException!;
                break;
            }
            catch (TwitterApiException exception)
            {
                stop = exception;
                break;
            }
        }

        if (stop is not null)
        {
            // What is not there now has not been come to; X may not even list.
            invocation.Output.Note($"Stopped: {stop.Message}");
        }

        var listed = await invocation.Activity.ListAsync(cancellationToken: cancellationToken);
        var rows = plans.SelectMany(plan => plan.Plan.Verify(plan.Rows, listed, states));
        return ([.. rows.Select(row => stop is not null && row.Problem is { } problem && problem.StartsWith("X does not list it", StringComparison.Ordinal)
            ? row with { Problem = "not come to, for X refused another one first: run this again when that is mended." }
            : row)], stop);
    }
}
