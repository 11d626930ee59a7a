namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>One act of a program: what it makes of a cell that it saw in some state.</summary>
/// <param name="Cell">The cell's responsibility and hosting model, as in its address.</param>
/// <param name="Seen">The entity tag of the state.</param>
internal sealed record Edit(string Cell, string Seen, Guid OperationId)
{
    /// <summary>What the cell says afterwards; no other edit says the same.</summary>
    public string Note => $"Edit {OperationId}";

    public static Edit Of(string cell, string seen) => new(cell, seen, Guid.NewGuid());
}
