namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>How telemetry is sent to a collector.</summary>
public enum OtlpProtocol
{
    /// <summary>gRPC, usually to port 4317.</summary>
    Grpc,

    /// <summary>Protocol buffers over HTTP, usually to port 4318. Each signal has its own path, such as <c>/v1/traces</c>.</summary>
    Http,
}
