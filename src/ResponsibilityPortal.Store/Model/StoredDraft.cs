using System.Text;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

/// <summary>Content of a matrix that is not published: what editors have made of it, or what a newer release offers to them.</summary>
public sealed class StoredDraft
{
    public const int OriginMaxLength = 32;

    /// <summary>A newer built-in matrix, waiting to be looked at.</summary>
    public const string FromBuiltIn = "built-in";

    /// <summary>The built-in matrix that editors have taken over or do not want; the same one is not shown to them again.</summary>
    public const string SettledBuiltIn = "built-in-settled";

    /// <summary>What the edited cells stand in, where editors have changed more than cells since the latest version.</summary>
    public const string Frame = "frame";

    private StoredDraft()
    {
    }

    public Guid Id { get; private set; }

    public Guid MatrixId { get; private set; }

    /// <summary>Where the content came from; a matrix has at most one draft of each origin.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>Canonical JSON as text.</summary>
    public string Content { get; private set; } = "";

    public string ContentHash { get; private set; } = "";

    public DateTimeOffset StoredAt { get; private set; }

    public int RowVersion { get; private set; }

    public static StoredDraft Create(StoredMatrix matrix, string origin, byte[] content, DateTimeOffset now)
    {
        var draft = new StoredDraft { Id = Guid.CreateVersion7(), MatrixId = matrix.Id, Origin = origin };
        draft.Replace(content, now);
        return draft;
    }

    /// <summary>Puts other content in place of what was there before.</summary>
    public void Replace(byte[] content, DateTimeOffset now)
    {
        Content = Encoding.UTF8.GetString(content);
        ContentHash = Sha256Hash.Of(content);
        StoredAt = now;
        RowVersion++;
    }
}
