using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>
/// What a reader says is wrong with a row or a cell of a published version. Only the team sees it. It is removed some time after it was
/// closed.
/// </summary>
/// <remarks>The log has neither the text nor the contact, because entries of the log can't be removed.</remarks>
public sealed class StoredProblemReport
{
    public const int TextMaxLength = 2_000;
    public const int ContactMaxLength = 200;

    /// <summary>How many open reports a matrix can have. More are refused, so that strangers can't fill the store.</summary>
    public const int OpenMaxCount = 200;

    /// <summary>How many reports a portal can have, open and closed.</summary>
    public const int MaxCount = 10_000;

    private StoredProblemReport() { }

    public Guid Id { get; private set; }

    public Guid MatrixId { get; private set; }

    /// <summary>The slug of the row.</summary>
    public string Responsibility { get; private set; } = "";

    /// <summary>The slug of the column; null for a report about the whole row.</summary>
    public string? HostingModel { get; private set; }

    /// <summary>The number of the version that the reader saw.</summary>
    public int Version { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>How to reach the reader, in their words; null for none.</summary>
    public string? Contact { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When the report was resolved or dismissed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedById { get; private set; }

    public string? ClosedByName { get; private set; }

    /// <summary>
    /// The number of the version that resolves a resolved report, which may be the next one; null for an open or a dismissed report.
    /// </summary>
    public int? ResolvedIn { get; private set; }

    /// <summary>Why the report was dismissed; null otherwise.</summary>
    public string? Reason { get; private set; }

    public static StoredProblemReport Create(
        StoredMatrix matrix,
        string responsibility,
        string? hostingModel,
        int version,
        string text,
        string? contact,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            MatrixId = matrix.Id,
            Responsibility = responsibility,
            HostingModel = hostingModel,
            Version = version,
            Text = text,
            Contact = contact,
            ReceivedAt = now,
        };

    /// <summary>Closes the report: a version resolves it.</summary>
    public void Resolve(int version, Actor by, DateTimeOffset now)
    {
        Close(by, now);
        ResolvedIn = version;
    }

    /// <summary>Closes the report without a change of the matrix.</summary>
    public void Dismiss(string reason, Actor by, DateTimeOffset now)
    {
        Close(by, now);
        Reason = reason;
    }

    /// <summary>Reopens the report.</summary>
    public void Reopen() => (ClosedAt, ClosedById, ClosedByName, ResolvedIn, Reason) = (null, null, null, null, null);

    private void Close(Actor by, DateTimeOffset now) => (ClosedAt, ClosedById, ClosedByName) = (now, by.Id, by.Name);
}
