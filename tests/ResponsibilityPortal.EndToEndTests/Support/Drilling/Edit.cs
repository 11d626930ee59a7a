namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>One edit by a program, based on a state of a cell.</summary>
/// <param name="Cell">The cell's responsibility and hosting model, as in its address.</param>
/// <param name="Seen">The entity tag of the state.</param>
internal sealed record Edit(string Cell, string Seen, Guid OperationId)
{
    /// <summary>The new note of the cell. It differs from that of any other edit.</summary>
    public string Note => $"Edit {OperationId}";

    public static Edit Of(string cell, string seen) => new(cell, seen, Guid.NewGuid());
}
