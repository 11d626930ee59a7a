namespace ResponsibilityPortal.Web.Components.Commands;

/// <summary>The input for a command.</summary>
public abstract class CommandForm
{
    /// <summary>The operation ID, created with the form, so that saving the form twice has one outcome.</summary>
    public Guid OperationId { get; } = Guid.CreateVersion7();

    /// <summary>All input as a value that can be compared, to detect whether anything was typed.</summary>
    public abstract object State { get; }
}
