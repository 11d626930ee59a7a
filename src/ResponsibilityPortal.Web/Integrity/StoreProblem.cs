namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Why the database of a running portal can't be used.</summary>
internal abstract record StoreProblem
{
    private StoreProblem() { }

    /// <summary>It doesn't answer.</summary>
    public sealed record Unreachable : StoreProblem;

    /// <summary>It lacks a migration of this release.</summary>
    /// <param name="Migration">The name of the first one.</param>
    public sealed record NotMigrated(string Migration) : StoreProblem;

    /// <summary>A newer release has migrated it.</summary>
    public sealed record Newer : StoreProblem;
}
