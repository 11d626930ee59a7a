namespace ResponsibilityPortal.Web.Following;

/// <summary>What in memory a fact of the log affects.</summary>
[Flags]
internal enum LogReach
{
    Nothing = 0,

    /// <summary>The versions of a matrix, or when they are in force.</summary>
    Versions = 1,

    /// <summary>The draft of a matrix, or its review.</summary>
    Draft = 2,

    /// <summary>The comments or problem reports of a matrix.</summary>
    CellMarks = 4,

    /// <summary>The rights or sessions of a user.</summary>
    User = 8,
}
