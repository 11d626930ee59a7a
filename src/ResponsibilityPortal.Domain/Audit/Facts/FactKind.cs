namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A kind of fact that the log can hold.</summary>
public sealed class FactKind
{
    /// <param name="read">Throws <see cref="FormatException"/> for values of another form.</param>
    internal FactKind(string action, string name, Func<FactData, AuditFact> read) => (Action, Name, Read) = (action, name, read);

    /// <summary>The code in the log: <c>assignment.changed</c>.</summary>
    public string Action { get; }

    /// <summary>The code in words: "cell changed".</summary>
    public string Name { get; }

    /// <summary>Reads a fact of this kind.</summary>
    internal Func<FactData, AuditFact> Read { get; }
}
