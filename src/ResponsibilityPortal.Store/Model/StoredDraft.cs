using System.Text;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

/// <summary>Unpublished content of a matrix: the structure that editors changed, or the offer of a newer release.</summary>
public sealed class StoredDraft
{
    public const int OriginMaxLength = 32;

    /// <summary>A newer built-in matrix that is offered to editors.</summary>
    public const string FromBuiltIn = "built-in";

    /// <summary>The built-in matrix that editors used or dismissed. The same one is not offered again.</summary>
    public const string AnsweredOffer = "built-in-settled";

    /// <summary>The structure of the draft, when editors changed more than cells since the latest version.</summary>
    public const string Frame = "frame";

    private StoredDraft() { }

    public Guid Id { get; private set; }

    public Guid MatrixId { get; private set; }

    /// <summary>The origin of the content. A matrix has at most one draft of each origin.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>Canonical JSON as text.</summary>
    public string Content { get; private set; } = "";

    public string ContentHash { get; private set; } = "";

    public DateTimeOffset StoredAt { get; private set; }

    public int RowVersion { get; private set; }

    public static StoredDraft Create(StoredMatrix matrix, string origin, byte[] content, DateTimeOffset now)
    {
        var draft = new StoredDraft
        {
            Id = Guid.CreateVersion7(),
            MatrixId = matrix.Id,
            Origin = origin,
        };
        draft.Replace(content, now);
        return draft;
    }

    /// <summary>Replaces the content.</summary>
    public void Replace(byte[] content, DateTimeOffset now)
    {
        Content = Encoding.UTF8.GetString(content);
        ContentHash = Sha256Hash.Of(content);
        StoredAt = now;
        RowVersion++;
    }
}
