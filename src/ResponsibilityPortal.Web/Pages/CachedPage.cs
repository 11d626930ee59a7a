using System.Buffers;
using System.IO.Compression;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>A rendered page as it is kept: compressed once, served many times.</summary>
public sealed class CachedPage
{
    private readonly byte[] _brotli;
    private byte[]? _gzip;
    private readonly string _tag;
    private readonly string _brotliTag;
    private readonly int _quality;
    private bool _isWanted;

    /// <param name="body">The page, UTF-8.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="quality">Brotli quality, 0 to 11.</param>
    public CachedPage(ReadOnlySpan<byte> body, string contentType, int quality)
    {
        ContentType = contentType;
        _quality = quality;
        _brotli = Compress(body, quality);
        _tag = Sha256Hash.Of(body)[..32];

        // A strong tag names exact bytes, and those depend on the quality too.
        _brotliTag = $"\"{_tag}-br{quality}\"";
    }

    public string ContentType { get; }

    public int StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether nobody may keep it, here or elsewhere.</summary>
    public bool IsForOnce { get; init; }

    /// <summary>How well the page is worth compressing when it is asked for often, as Brotli counts it.</summary>
    public int BestQuality { get; init; }

    /// <summary>The policy to send instead of the reader pages' own, or null.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>The name to save the file under, or null to show it.</summary>
    public string? DownloadName { get; init; }

    /// <summary>Bytes held in memory at most, by all encodings.</summary>
    public int Size => _brotli.Length + GzipMaxLength;

    /// <summary>The room for the page in gzip, which is made when it is first asked for. It is seldom a third longer than Brotli.</summary>
    private int GzipMaxLength => _brotli.Length + (_brotli.Length / 2) + 64;

    /// <summary>The exact bytes for an encoding, with their strong entity tag.</summary>
    public (byte[] Body, string Tag) For(PageEncoding encoding) => encoding switch
    {
        PageEncoding.Brotli => (_brotli, _brotliTag),
        PageEncoding.Gzip => (Gzip(), $"\"{_tag}-gz\""),
        _ => (Identity(), $"\"{_tag}\""),
    };

    /// <summary>Notes that the page was asked for again.</summary>
    /// <returns>Whether it is worth compressing better and was not asked for again before.</returns>
    public bool IsFirstWorthImproving()
    {
        // Nearly always it was noted already, and reading costs the requests of all processors nothing.
        if (_quality >= BestQuality || Volatile.Read(ref _isWanted))
        {
            return false;
        }

        return !Interlocked.Exchange(ref _isWanted, true);
    }

    /// <summary>The same page as small as it is worth.</summary>
    public CachedPage Improved() => new(Identity(), ContentType, BestQuality)
    {
        StatusCode = StatusCode,
        IsForOnce = IsForOnce,
        BestQuality = BestQuality,
        ContentSecurityPolicy = ContentSecurityPolicy,
        DownloadName = DownloadName,
    };

    /// <summary>Made once, and kept if there is room for it.</summary>
    private byte[] Gzip()
    {
        if (Volatile.Read(ref _gzip) is { } known)
        {
            return known;
        }

        var made = GzipOf(Identity());
        if (made.Length <= GzipMaxLength)
        {
            Volatile.Write(ref _gzip, made);
        }

        return made;
    }

    private byte[] Identity()
    {
        using var body = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(_brotli), CompressionMode.Decompress))
        {
            brotli.CopyTo(body);
        }

        return body.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> body, int quality)
    {
        const int largestWindow = 22;
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
        try
        {
            return BrotliEncoder.TryCompress(body, buffer, out var length, quality, largestWindow)
                ? buffer[..length]
                : throw new InvalidOperationException("The page could not be compressed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] GzipOf(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }
}
