namespace TwitterEvents;

/// <summary>The HTTP side of <see cref="DeliveryOutcome"/>.</summary>
public static class DeliveryOutcomeExtensions
{
    extension(DeliveryOutcome outcome)
    {
        /// <summary>The HTTP status code to answer X: 200, 400 or 500.</summary>
        public int StatusCode => outcome switch
        {
            DeliveryOutcome.Handled => 200,
            DeliveryOutcome.NotAnObject => 400,
            _ => 500,
        };
    }
}
