using System.Buffers;
using System.IO.Compression;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>A rendered page in the cache: compressed once, served many times.</summary>
public sealed class CachedPage
{
    private readonly byte[] _brotli;
    private byte[]? _gzip;
    private readonly string _identityTag;
    private readonly string _brotliTag;
    private readonly string _gzipTag;
    private readonly int _quality;

    /// <summary>The space reserved for the page in gzip, which is made at its first request.</summary>
    private readonly int _gzipSpace;

    private bool _isTooLarge;
    private bool _isWanted;

    /// <param name="body">The page, UTF-8.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="quality">Brotli quality, 0 to 11.</param>
    public CachedPage(ReadOnlySpan<byte> body, string contentType, int quality)
    {
        ContentType = contentType;
        _quality = quality;
        _brotli = Compress(body, quality);
        var hash = Sha256Hash.Of(body)[..32];
        _identityTag = $"\"{hash}\"";
        _gzipTag = $"\"{hash}-gz\"";

        // A strong tag names exact bytes, and these depend on the quality too.
        _brotliTag = $"\"{hash}-br{quality}\"";

        // Gzip is rarely a third larger than Brotli.
        _gzipSpace = _brotli.Length + (_brotli.Length / 2) + 64;
    }

    /// <summary>A page with all its encodings and exactly their space.</summary>
    private CachedPage(byte[] body, byte[] gzip, string contentType, int quality)
        : this(body, contentType, quality) => (_gzip, _gzipSpace) = (gzip, gzip.Length);

    public string ContentType { get; }

    public int StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether nothing may store the response, on the server or elsewhere.</summary>
    public bool IsForOnce { get; init; }

    /// <summary>The Brotli quality that is worth its cost when the page is requested often.</summary>
    public int BestQuality { get; init; }

    /// <summary>The content security policy to send instead of that of reader pages, or null.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>The name to save the file under, or null to show it.</summary>
    public string? DownloadName { get; init; }

    /// <summary>The maximum number of bytes that all encodings hold in memory.</summary>
    public int Size => _brotli.Length + _gzipSpace;

    /// <summary>Returns the exact bytes for an encoding, with their strong entity tag.</summary>
    public (byte[] Body, string Tag) For(PageEncoding encoding) =>
        encoding switch
        {
            PageEncoding.Brotli => (_brotli, _brotliTag),
            PageEncoding.Gzip => (Gzip(), _gzipTag),
            _ => (Identity(), _identityTag),
        };

    /// <summary>Records that the page was requested again.</summary>
    /// <returns>Whether this is the first time, and better compression is worthwhile.</returns>
    public bool IsFirstWorthImproving()
    {
        // The flag is nearly always set already, and reading it costs concurrent requests nothing.
        if ((_quality >= BestQuality && !Volatile.Read(ref _isTooLarge)) || Volatile.Read(ref _isWanted))
        {
            return false;
        }

        return !Interlocked.Exchange(ref _isWanted, true);
    }

    /// <summary>Returns the same page at the best worthwhile quality, and in gzip.</summary>
    public CachedPage Improved()
    {
        var body = Identity();
        return new(body, Volatile.Read(ref _gzip) ?? GzipOf(body), ContentType, Math.Max(_quality, BestQuality))
        {
            StatusCode = StatusCode,
            IsForOnce = IsForOnce,
            BestQuality = BestQuality,
            ContentSecurityPolicy = ContentSecurityPolicy,
            DownloadName = DownloadName,
        };
    }

    /// <summary>Makes the bytes once, and keeps them if there is space. Otherwise the improved page will have them.</summary>
    private byte[] Gzip()
    {
        if (Volatile.Read(ref _gzip) is { } known)
        {
            return known;
        }

        var made = GzipOf(Identity());
        if (made.Length <= _gzipSpace)
        {
            Volatile.Write(ref _gzip, made);
        }
        else
        {
            Volatile.Write(ref _isTooLarge, true);
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
                : throw new InvalidOperationException("The page couldn't be compressed.");
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
