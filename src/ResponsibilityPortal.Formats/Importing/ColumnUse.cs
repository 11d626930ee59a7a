namespace ResponsibilityPortal.Formats.Importing;

/// <summary>What the texts of a column become in the matrix.</summary>
public enum ColumnUse
{
    /// <summary>Nothing: the column is not imported.</summary>
    None,

    /// <summary>The titles of the rows.</summary>
    Title,

    /// <summary>The descriptions of the rows.</summary>
    Description,

    /// <summary>The names of the domains.</summary>
    Domain,

    /// <summary>Control identifiers or numbers. They are the title of a row that has none.</summary>
    Identifier,

    /// <summary>Words that say who is responsible: the cells of a hosting model.</summary>
    Parties,

    /// <summary>Marks, such as X, of one party or of several together.</summary>
    Marks,

    /// <summary>What a party does: the notes of a party.</summary>
    Notes,

    /// <summary>What a party does, where a text means that it takes part: tables with one column of texts for each party.</summary>
    MarkedNotes,

    /// <summary>Marks, or "N/A", of rows that are not applicable.</summary>
    NotApplicable,
}
