//! `brief serve`: what is answered to a request, and what a connection may take of the server.

#[allow(dead_code, reason = "the browser tests use all of it")]
#[path = "web/site.rs"]
mod site;

/// Requests and answers as values: no socket.
mod answers {
    use http::{Method, Request, Version, header};
    use http_body_util::BodyExt;
    use incident_brief::cli::serve::{Answer, Files};
    use incident_brief::press::{App, site};

    const DIGITS: &str = "0123456789";
    const METHODS: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"];

    fn files() -> Files {
        let files =
            [("index.html", "<!doctype html>"), ("digits.txt", DIGITS), ("empty.csv", ""), ("embed/index.html", "within")];
        Files::new(files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())))
    }

    fn request(method: &str, uri: &str, fields: &[(&str, &str)]) -> Request<()> {
        let request = Request::builder().method(method).uri(uri);
        fields.iter().fold(request, |request, (name, value)| request.header(*name, *value)).body(()).expect("it is a request")
    }

    fn answer(request: Request<()>) -> Answer {
        files().answer(&request.into_parts().0)
    }

    /// The answer to a request of this machine with those further fields.
    fn asked(method: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        answer(request(method, path, &[&[("host", "127.0.0.1:4010")], fields].concat()))
    }

    fn field<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers().get(name).map(|value| value.to_str().expect("fields are ASCII"))
    }

    fn body(answer: Answer) -> String {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime starts");
        let bytes = runtime.block_on(answer.into_body().collect()).expect("it is in memory").to_bytes();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[test]
    fn a_request_in_the_name_of_this_machine_is_answered() {
        let names = [
            "localhost",
            "LocalHost:4010",
            "localhost.",
            "127.0.0.1",
            "127.0.0.1:4010",
            "127.8.9.10:80",
            "[::1]",
            "[::1]:4010",
        ];
        for host in names {
            assert_eq!(answer(request("GET", "/", &[("host", host)])).status(), 200, "{host}");
            let whole = request("GET", &format!("http://{host}/digits.txt"), &[("host", host)]);
            assert_eq!(answer(whole).status(), 200, "{host}");
        }
        let mut old = request("GET", "/", &[]);
        *old.version_mut() = Version::HTTP_10;
        assert_eq!(answer(old).status(), 200);
    }

    #[test]
    fn a_request_in_any_other_name_is_refused_whatever_it_asks() {
        let names = [
            "evil.example",
            "evil.example:4010",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evil.example.",
            "127.1",
            "0.0.0.0:4010",
            "10.0.0.1",
            "169.254.169.254",
            "[::]",
            "[::2]:4010",
            "::1",
            "localhost@evil.example",
            "evil.example@localhost",
            "localhost, evil.example",
            "localhost/evil",
            "x",
            "",
        ];
        for host in names {
            for method in METHODS {
                for path in ["/", "/index.html", "/nothing.html", "/digits.txt?a=b"] {
                    let refused = answer(request(method, path, &[("host", host)]));
                    assert_eq!(refused.status(), 421, "{method} {path} of {host:?}");
                    let said = body(refused);
                    let told = said.contains(&format!("`{host}`")) && said.contains("DNS rebinding");
                    assert!(told || method == "HEAD" && said.is_empty(), "{said}");
                }
            }
        }
    }

    #[test]
    fn every_name_a_request_bears_counts() {
        let here = ("host", "localhost");
        let there = ("host", "evil.example");
        let cases: [(&str, &str, &[_], u16); 7] = [
            ("GET", "http://evil.example/", &[here], 421),
            ("GET", "http://localhost/", &[there], 421),
            ("GET", "/", &[here, there], 421),
            ("GET", "/", &[there, here], 421),
            ("GET", "/", &[], 421),
            ("CONNECT", "evil.example:443", &[here], 421),
            ("CONNECT", "localhost:443", &[here], 405),
        ];
        for (method, uri, fields, status) in cases {
            assert_eq!(answer(request(method, uri, fields)).status(), status, "{method} {uri} {fields:?}");
        }
        assert!(body(answer(request("GET", "/", &[]))).contains("names no host"));
    }

    #[test]
    fn what_asks_for_anything_but_reading_is_told_what_is_allowed() {
        for method in METHODS.into_iter().filter(|method| !["GET", "HEAD"].contains(method)) {
            let refused = asked(method, "/", &[]);
            assert_eq!((refused.status().as_u16(), field(&refused, "allow")), (405, Some("GET, HEAD")), "{method}");
            assert_eq!(field(&refused, "x-content-type-options"), Some("nosniff"));
        }
    }

    #[test]
    fn a_file_is_sent_with_its_kind_and_a_tag_of_its_content() {
        let page = asked("GET", "/", &[]);
        assert_eq!(page.status(), 200);
        assert_eq!(field(&page, "content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(field(&page, "content-length"), Some("15"));
        assert_eq!(field(&page, "cache-control"), Some("no-cache"));
        assert_eq!(field(&page, "x-content-type-options"), Some("nosniff"));
        assert_eq!(field(&page, "accept-ranges"), Some("bytes"));
        let tag = field(&page, "etag").map(str::to_owned).expect("it has a tag");
        assert!(tag.starts_with('"') && tag.len() > 32, "{tag} is strong and long");
        assert_eq!(field(&asked("GET", "/index.html?again", &[]), "etag"), Some(tag.as_str()));
        assert_ne!(field(&asked("GET", "/digits.txt", &[]), "etag"), Some(tag.as_str()));
        assert_eq!(body(page), "<!doctype html>");
    }

    #[test]
    fn the_head_alone_has_the_same_fields() {
        for path in ["/", "/digits.txt", "/empty.csv", "/nothing.html"] {
            let (whole, head) = (asked("GET", path, &[]), asked("HEAD", path, &[]));
            assert_eq!((whole.status(), whole.headers()), (head.status(), head.headers()), "{path}");
            assert_eq!(body(head), "", "{path}");
        }
    }

    #[test]
    fn nothing_but_the_files_is_there() {
        for (path, status) in [
            ("/embed/", 200),
            ("/embed/index.html", 200),
            ("/digits%2Etxt", 200),
            ("/%64igits.txt", 200),
            ("/embed", 404),
            ("//digits.txt", 404),
            ("/embed/../digits.txt", 404),
            ("/../Cargo.toml", 404),
            ("/%2e%2e/Cargo.toml", 404),
            ("/..%5cCargo.toml", 404),
            ("/%ff", 404),
            ("/Cargo.toml", 404),
            ("/etc/passwd", 404),
        ] {
            assert_eq!(asked("GET", path, &[]).status(), status, "{path}");
        }
        assert_eq!(body(asked("GET", "/%0Aa", &[])), "There is no `/%0Aa` in this site.\n");
    }

    #[test]
    fn a_site_in_a_folder_has_nothing_outside_of_it() {
        let files = files().under("/news/2026/");
        for (path, status) in
            [("/news/2026/", 200), ("/news/2026/digits.txt", 200), ("/news/2026", 404), ("/", 404), ("/digits.txt", 404)]
        {
            let request = request("GET", path, &[("host", "localhost")]);
            assert_eq!(files.answer(&request.into_parts().0).status(), status, "{path}");
        }
    }

    #[test]
    fn a_part_is_sent_where_one_is_asked_for() {
        for (range, place, part) in [
            ("bytes=0-3", "bytes 0-3/10", "0123"),
            ("bytes=0-0", "bytes 0-0/10", "0"),
            ("bytes=4-", "bytes 4-9/10", "456789"),
            ("bytes=8-99", "bytes 8-9/10", "89"),
            ("bytes=8-18446744073709551615", "bytes 8-9/10", "89"),
            ("bytes=-3", "bytes 7-9/10", "789"),
            ("bytes=-30", "bytes 0-9/10", DIGITS),
        ] {
            let answer = asked("GET", "/digits.txt", &[("range", range)]);
            assert_eq!((answer.status().as_u16(), field(&answer, "content-range")), (206, Some(place)), "{range}");
            assert_eq!(field(&answer, "content-length"), Some(part.len().to_string().as_str()), "{range}");
            assert_eq!(body(answer), part, "{range}");
        }
        for (path, range, place) in [
            ("/digits.txt", "bytes=10-", "bytes */10"),
            ("/digits.txt", "bytes=99-100", "bytes */10"),
            ("/digits.txt", "bytes=-0", "bytes */10"),
            ("/empty.csv", "bytes=0-", "bytes */0"),
            ("/empty.csv", "bytes=-1", "bytes */0"),
        ] {
            let answer = asked("GET", path, &[("range", range)]);
            assert_eq!((answer.status().as_u16(), field(&answer, "content-range")), (416, Some(place)), "{path} {range}");
        }
    }

    #[test]
    fn what_is_no_single_range_is_answered_with_the_whole() {
        for range in [
            "bytes=0-1,4-5",
            "bytes=0-1, 20-30",
            "bytes=3-1",
            "bytes=",
            "bytes=-",
            "bytes=a-",
            "bytes=1",
            "lines=1-2",
            "0-3",
            "bytes=18446744073709551616-",
        ] {
            let answer = asked("GET", "/digits.txt", &[("range", range)]);
            assert_eq!((answer.status().as_u16(), field(&answer, "content-range")), (200, None), "{range}");
            assert_eq!(body(answer), DIGITS, "{range}");
        }
        assert_eq!(asked("HEAD", "/digits.txt", &[("range", "bytes=0-3")]).status(), 200);
    }

    #[test]
    fn a_part_is_sent_only_of_the_version_that_is_held() {
        let tag = field(&asked("GET", "/digits.txt", &[]), "etag").expect("it has a tag").to_owned();
        for (held, status) in
            [(tag.as_str(), 206), ("\"another\"", 200), (&format!("W/{tag}"), 200), ("Sat, 29 Oct 1994 19:43:31 GMT", 200)]
        {
            assert_eq!(asked("GET", "/digits.txt", &[("range", "bytes=0-3"), ("if-range", held)]).status(), status, "{held}");
        }
    }

    #[test]
    fn what_a_reader_has_is_not_sent_again() {
        let tag = field(&asked("GET", "/digits.txt", &[]), "etag").expect("it has a tag").to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"another\", {tag}"), "*".to_owned()] {
            for method in ["GET", "HEAD"] {
                let same = asked(method, "/digits.txt", &[("if-none-match", &known), ("range", "bytes=0-3")]);
                assert_eq!((same.status().as_u16(), field(&same, "etag")), (304, Some(tag.as_str())), "{known}");
                assert_eq!(
                    (field(&same, "cache-control"), field(&same, "content-length")),
                    (Some("no-cache"), None),
                    "{known}"
                );
                assert_eq!(body(same), "", "{known}");
            }
        }
        assert_eq!(asked("GET", "/digits.txt", &[("if-none-match", "\"another\"")]).status(), 200);
        assert_eq!(asked("GET", "/digits.txt", &[("if-match", "\"another\"")]).status(), 412);
        assert_eq!(asked("GET", "/digits.txt", &[("if-match", &tag)]).status(), 200);
    }

    #[test]
    fn every_kind_of_file_of_a_site_has_its_type() {
        let app = App { web_script: b"1", web_module: b"2", press_script: b"3", press_module: b"4" };
        let bundle = std::fs::read("tests/bundles/good/two-claims.json").expect("it is in the package");
        let made = site(&bundle, &app).files;
        let files = Files::new(made.iter().cloned());
        assert!(made.len() > 10, "{} files", made.len());
        for (name, bytes) in made {
            let request = request(Method::GET.as_str(), &format!("/{name}"), &[(header::HOST.as_str(), "localhost")]);
            let answer = files.answer(&request.into_parts().0);
            assert_eq!(answer.status(), 200, "{name}");
            assert_eq!(field(&answer, "content-length"), Some(bytes.len().to_string().as_str()), "{name}");
            assert_ne!(field(&answer, "content-type"), Some("application/octet-stream"), "{name}");
        }
    }
}

/// Over sockets, with a server in this process.
mod connections {
    use std::io::{self, ErrorKind, Read, Write};
    use std::net::TcpStream;
    use std::time::Duration;

    use incident_brief::cli::serve::{Files, Limits};

    use crate::site::Site;

    /// More than any answer here takes on a busy machine, and less than for ever.
    const PATIENCE: Duration = Duration::from_mins(1);
    /// So short that it passes while a test looks on.
    const SHORT: Duration = Duration::from_millis(500);
    /// More than a system takes off a server's hands for a reader who does not read.
    const LARGE: usize = 32 << 20;

    fn site(limits: Limits) -> Site {
        let files = [("index.html", b"here".to_vec()), ("large.zip", vec![7; LARGE])];
        Site::of_files(Files::new(files.map(|(name, bytes)| (name.to_owned(), bytes))), limits)
    }

    fn connect(site: &Site) -> TcpStream {
        let url = site.url("");
        let address = url.strip_prefix("http://").and_then(|url| url.strip_suffix('/')).expect("it is one of HTTP");
        let stream = TcpStream::connect(address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("it can be set");
        stream
    }

    fn ask(stream: &mut TcpStream, path: &str) {
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("the server listens");
    }

    /// What comes until that text has come or the connection ends.
    fn read_to(stream: &mut TcpStream, end: &str) -> String {
        let mut text = String::new();
        let mut byte = [0];
        while !text.ends_with(end) && stream.read(&mut byte).expect("an answer comes in time") == 1 {
            text.push(char::from(byte[0]));
        }
        text
    }

    #[track_caller]
    fn is_answered(stream: &mut TcpStream) {
        let said = read_to(stream, "\r\n\r\nhere");
        assert!(said.starts_with("HTTP/1.1 200 OK\r\n") && said.ends_with("here"), "{said}");
    }

    /// Reads until the server ends the connection, by its own word or without.
    fn read_out(mut stream: TcpStream) -> Vec<u8> {
        let mut bytes = Vec::new();
        match stream.read_to_end(&mut bytes) {
            Ok(_) => {}
            Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{error}"),
        }
        bytes
    }

    #[test]
    fn a_connection_answers_one_request_after_another() {
        let site = site(Limits::default());
        let mut stream = connect(&site);
        for path in ["/", "/index.html"] {
            ask(&mut stream, path);
            is_answered(&mut stream);
        }
        // All at once, too.
        for _ in 0..16 {
            ask(&mut stream, "/");
        }
        for _ in 0..16 {
            is_answered(&mut stream);
        }
        write!(stream, "HEAD /large.zip HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("the server listens");
        let head = String::from_utf8(read_out(stream)).expect("a head is text");
        assert!(head.contains(&format!("content-length: {LARGE}\r\n")) && head.ends_with("\r\n\r\n"), "{head}");
    }

    /// A server with threads for connections leaves some waiting for ever, once others are kept open.
    #[test]
    fn connections_kept_open_stop_no_others() {
        for _ in 0..20 {
            let site = site(Limits::default());
            let mut streams: Vec<TcpStream> = (0..5).map(|_| connect(&site)).collect();
            for stream in &mut streams {
                ask(stream, "/");
            }
            streams.iter_mut().for_each(is_answered);
        }
    }

    #[test]
    fn two_hundred_at_once_are_answered_with_slow_readers_among_them() {
        let site = site(Limits::default());
        let mut streams: Vec<TcpStream> = (0..200).map(|_| connect(&site)).collect();
        for (at, stream) in streams.iter_mut().enumerate() {
            ask(stream, if at % 5 == 0 { "/large.zip" } else { "/" });
        }
        let mut slow = Vec::new();
        for (at, mut stream) in streams.into_iter().enumerate() {
            if at % 5 == 0 {
                slow.push(stream);
            } else {
                is_answered(&mut stream);
            }
        }
        // One who was slow until now gets all of it once it reads.
        let mut last = slow.pop().expect("there are some");
        let head = read_to(&mut last, "\r\n\r\n");
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        let mut bytes = vec![0; LARGE];
        last.read_exact(&mut bytes).expect("all of it comes");
        assert!(bytes.iter().all(|byte| *byte == 7));
    }

    #[test]
    fn who_does_not_read_makes_room_for_others() {
        let site = site(Limits { connections: 2, reading: SHORT, ..Limits::default() });
        let mut slow = [connect(&site), connect(&site)];
        for stream in &mut slow {
            write!(stream, "GET /large.zip HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .expect("the server listens");
        }
        let mut third = connect(&site);
        ask(&mut third, "/");
        is_answered(&mut third);
        let sent = slow.map(|stream| read_out(stream).len());
        assert!(sent.iter().any(|sent| *sent < LARGE), "{sent:?}");
    }

    #[test]
    fn who_asks_nothing_makes_room_for_others() {
        let site = site(Limits { connections: 1, asking: SHORT, ..Limits::default() });
        let silent = connect(&site);
        let mut half = connect(&site);
        half.write_all(b"GET / HTTP/1.1\r\nHost: local").expect("the server listens");
        let mut kept = [connect(&site), connect(&site)];
        // Each is heard when the one before has had its time.
        for stream in &mut kept {
            ask(stream, "/");
        }
        kept.iter_mut().for_each(is_answered);
        for stream in [silent, half].into_iter().chain(kept) {
            assert_eq!(String::from_utf8_lossy(&read_out(stream)), "", "it ends without a word");
        }
    }

    #[test]
    fn a_head_comes_to_an_end() {
        let site = site(Limits::default());
        let many = "A: b\r\n".repeat(Limits::default().fields);
        let long = format!("A: {}\r\n", "b".repeat(Limits::default().head));
        for fields in [many, long] {
            let mut stream = connect(&site);
            // It may have had enough before all is sent.
            let _: io::Result<()> = write!(stream, "GET / HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n");
            let said = read_to(&mut stream, "\r\n\r\n");
            assert!(said.starts_with("HTTP/1.1 431 "), "{said}");
        }
        // What browsers send fits.
        let cookies = format!("Cookie: {}\r\n", "b".repeat(32 * 1024));
        let mut stream = connect(&site);
        write!(stream, "GET / HTTP/1.1\r\nHost: localhost\r\n{cookies}\r\n").expect("the server listens");
        is_answered(&mut stream);
    }

    #[test]
    fn who_leaves_in_the_middle_harms_nobody() {
        let site = site(Limits { connections: 4, ..Limits::default() });
        for at in 0..60 {
            let mut stream = connect(&site);
            match at % 3 {
                0 => ask(&mut stream, "/large.zip"),
                1 => stream.write_all(b"GET / HT").expect("the server listens"),
                // Leaving with something unread resets the connection.
                _ => {
                    ask(&mut stream, "/large.zip");
                    assert_eq!(stream.peek(&mut [0]).expect("an answer comes in time"), 1);
                }
            }
        }
        let mut stream = connect(&site);
        ask(&mut stream, "/");
        is_answered(&mut stream);
    }

    #[test]
    fn a_name_of_elsewhere_is_refused_over_the_wire_too() {
        let site = site(Limits::default());
        for head in [
            "GET / HTTP/1.1\r\nHost: evil.example\r\n",
            "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n",
            "POST /x HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 3\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: evil.example\r\n",
            "CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\n",
            "GET / HTTP/1.1\r\n",
        ] {
            let mut stream = connect(&site);
            write!(stream, "{head}Connection: close\r\n\r\n").expect("the server listens");
            let said = String::from_utf8_lossy(&read_out(stream)).into_owned();
            assert!(said.starts_with("HTTP/1.1 421 Misdirected Request\r\n") && said.contains("DNS rebinding"), "{head}{said}");
        }
    }
}

/// The program as its user meets it.
mod program {
    use std::fs;
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::{Ipv4Addr, TcpListener, TcpStream};
    use std::path::Path;
    use std::process::{Child, Command, Stdio};
    use std::time::Duration;

    const BUNDLE: &str = "tests/bundles/good/minimal.json";

    /// Ends with this value.
    struct Program(Child);

    impl Drop for Program {
        fn drop(&mut self) {
            // Should it be gone already, so much the better.
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    fn serve(bundle: &str, port: u16, test: &str) -> Command {
        let app = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve").join(test);
        fs::create_dir_all(&app).expect("the scratch folder can be made");
        for name in ["web.js", "web_bg.wasm", "press.js", "press_bg.wasm"] {
            fs::write(app.join(name), name).expect("it can be written to");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_brief"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["serve", bundle, "--port", &port.to_string(), "--app"]).arg(app);
        command
    }

    /// The program, and where it says its site is.
    fn started(test: &str) -> (Program, String) {
        let child = serve(BUNDLE, 0, test).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut program = Program(child);
        let mut line = String::new();
        let said = program.0.stdout.as_mut().expect("it was asked for");
        BufReader::new(said).read_line(&mut line).expect("it can be read");
        let address = line.trim_end().strip_prefix("tests/bundles/good/minimal.json is at http://");
        let address = address.and_then(|address| address.strip_suffix('/')).expect(&line).to_owned();
        (program, address)
    }

    fn page(address: &str) -> String {
        let mut stream = TcpStream::connect(address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("it can be set");
        write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("it listens");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer comes in time");
        text
    }

    #[test]
    #[cfg(unix)]
    fn it_serves_until_it_is_told_to_end_and_says_no_more_than_where() {
        let (mut program, address) = started("ends");
        for _ in 0..20 {
            let mut hasty = TcpStream::connect(&address).expect("it listens");
            write!(hasty, "GET / HTTP/1.1\r\nHost: {address}\r\n\r\n").expect("it listens");
            assert_eq!(hasty.peek(&mut [0]).expect("an answer comes"), 1);
        }
        let page = page(&address);
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("<!doctype html>"), "{page}");
        // One who stays does not keep it from ending.
        let _idle = TcpStream::connect(&address).expect("it listens");
        let told = Command::new("kill").args(["-INT", &program.0.id().to_string()]).status().expect("`kill` is there");
        assert!(told.success());
        assert_eq!(program.0.wait().expect("it ends").code(), Some(0));
        let mut said = String::new();
        program.0.stdout.take().expect("it was asked for").read_to_string(&mut said).expect("it is text");
        program.0.stderr.take().expect("it was asked for").read_to_string(&mut said).expect("it is text");
        assert_eq!(said, "");
    }

    #[test]
    fn a_port_that_is_taken_is_told() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback has a free port");
        let port = taken.local_addr().expect("it listens").port();
        let output = serve(BUNDLE, port, "taken").output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains(&format!("cannot listen on 127.0.0.1:{port}")) && said.contains("choose one with `--port`"),
            "{said}"
        );
    }

    #[test]
    fn a_bundle_with_errors_is_not_served() {
        let output = serve("tests/bundles/bad/unknown-source.json", 0, "errors").output().expect("the program starts");
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stdout).contains("unknown-source"));
    }
}
