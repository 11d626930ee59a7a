using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>The budget for checking one file. Every step of a check uses the same budget.</summary>
/// <param name="cancellationToken">Ends the check when its time is up.</param>
public sealed class CheckingBudget(CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    internal ReadingBudget Reading { get; } = new(cancellationToken);
}
