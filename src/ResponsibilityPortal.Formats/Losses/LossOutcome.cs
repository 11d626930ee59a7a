namespace ResponsibilityPortal.Formats.Losses;

/// <summary>What is known about an export before it is made.</summary>
public abstract record LossOutcome
{
    private LossOutcome() { }

    /// <summary>The export can be made, and loses this.</summary>
    public sealed record Known(LossReport Report) : LossOutcome;

    /// <summary>The format doesn't fit this version.</summary>
    /// <param name="Reason">Why, and what to do, in sentences.</param>
    public sealed record Unavailable(string Reason) : LossOutcome;
}
