namespace TwitterEvents;

/// <summary>The HTTP side of <see cref="DeliveryOutcome"/>.</summary>
public static class DeliveryOutcomeExtensions
{
    extension(DeliveryOutcome outcome)
    {
        /// <summary>The HTTP status code to answer X: 200, 400, 500 or 503.</summary>
        public int StatusCode => outcome switch
        {
            DeliveryOutcome.Handled => 200,
            DeliveryOutcome.NotAnObject => 400,
            DeliveryOutcome.Busy or DeliveryOutcome.NotStored => 503,
            _ => 500,
        };
    }
}
